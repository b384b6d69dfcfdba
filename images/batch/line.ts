/** A line of a file, without its newline. */
export interface Line {
  /** Of its first byte, from the start of the file. */
  readonly offset: number;
  readonly bytes: Buffer;
  /** `whole`: a newline stands behind it; `last`: the file ends instead; `overlong`: a part of a longer line. */
  readonly kind: 'whole' | 'last' | 'overlong';
}

/**
 * The longest line that can be a row, in bytes: what CloudWatch Logs takes as one event. Longer ones are handed
 * out in parts of this size, so that no line can fill the memory or a packet of the database.
 */
export const maxLineBytes = 1_048_576;

/**
 * Cuts a file's bytes into lines: one array for each chunk that was read, which bounds what is held at a time.
 *
 * @param from of the first byte, from the start of the file
 */
export async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  maxBytes = maxLineBytes,
  from = 0,
): AsyncGenerator<Line[]> {
  const cutter = newCutter(maxBytes, from);
  for await (const chunk of chunks) yield cutter.add(chunk);
  yield cutter.end();
}

function newCutter(maxBytes: number, from: number) {
  let held: Buffer = Buffer.alloc(0);
  let offset = from;
  let overlong = false;

  /** Takes a line's bytes from what is held, and the newline with it where there is one. */
  const take = (length: number, newline: boolean, kind: Line['kind']): Line => {
    const line = { offset, bytes: held.subarray(0, length), kind };
    held = held.subarray(length + (newline ? 1 : 0));
    offset += length + (newline ? 1 : 0);
    return line;
  };

  const cutOverlong = (length: number, lines: Line[]): number => {
    let left = length;
    for (; left > maxBytes; left -= maxBytes) {
      lines.push(take(maxBytes, false, 'overlong'));
      overlong = true;
    }
    return left;
  };

  return {
    add(chunk: Buffer): Line[] {
      const lines: Line[] = [];
      const searched = held.length;
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      for (let newline = held.indexOf(10, searched); newline !== -1; newline = held.indexOf(10)) {
        const length = cutOverlong(newline, lines);
        lines.push(take(length, true, overlong ? 'overlong' : 'whole'));
        overlong = false;
      }
      cutOverlong(held.length, lines);
      return lines;
    },
    end(): Line[] {
      return held.length === 0 ? [] : [take(held.length, false, overlong ? 'overlong' : 'last')];
    },
  };
}
