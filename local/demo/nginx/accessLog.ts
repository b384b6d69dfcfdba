import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** Reads a log that grows, and knows how many of its lines lie before a place in it. */
export interface AccessLog {
  /** The lines that were finished since the last time. */
  next(): readonly string[];
  /** How many lines end at or before this byte, of those that were read. */
  linesBefore(offset: number): number;
  close(): void;
}

export function openAccessLog(path: string): AccessLog {
  const descriptor = openSync(path, 'r');
  let offset = 0;
  let counted = 0;
  const ends: number[] = [];
  return {
    next() {
      const bytes = Buffer.alloc(fstatSync(descriptor).size - offset);
      const read = bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset));
      const lines: string[] = [];
      for (let start = 0, end = read.indexOf(10); end >= 0; start = end + 1, end = read.indexOf(10, start)) {
        lines.push(read.toString('utf8', start, end));
        ends.push(offset + end + 1);
      }
      offset = ends.at(-1) ?? 0;
      return lines;
    },
    linesBefore(before) {
      while ((ends[counted] ?? Number.POSITIVE_INFINITY) <= before) counted += 1;
      return counted;
    },
    close: () => closeSync(descriptor),
  };
}

/** Up to which byte of the log all is acknowledged, as the forwarder notes it; 0 before it notes anything. */
export function deliveredOf(positions: string, log: string): number {
  const { files } = JSON.parse(textOf(positions) ?? '{"files":[]}') as Positions;
  return files.find(({ path }) => path === log)?.identity.offset ?? 0;
}

interface Positions {
  readonly files: readonly { readonly path: string; readonly identity: { readonly offset: number } }[];
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
