/**
 * What is known of one log that is read while it grows, under whatever name it stands: a name is given to another log
 * with each rotation. It is noted in the transaction of the rows.
 */
export interface Generation {
  /** Of its own for ever, as the rows have it: `access/access_log#1795341903129`, with when it was first read. */
  readonly name: string;
  /** The folder's own name. */
  readonly stream: string;
  /** The file's name when it was last read, `access_log.1`. */
  readonly foundAs: string;
  readonly inode: string;
  /** Of the file as it was when it was last read: compressed, where it is. */
  readonly size: number;
  readonly modifiedMs: number;
  /** Of the first byte that has not been read, in the log itself, compressed or not. */
  readonly offset: number;
  /** SHA-256 of its first bytes, and of the last ones before the offset: of 1 KiB, or less where there is less. */
  readonly head: string;
  readonly tail: string;
  /** Lines that are rows, and pieces that are set aside. */
  readonly rows: number;
  readonly rejected: number;
}

/** By how many bytes at the beginning and before the offset a log is known. */
export const knownBytes = 1024;

/** Where the bytes are that `head` and `tail` are made of; half-open. */
export function headOf(offset: number): readonly [from: number, to: number] {
  return [0, Math.min(knownBytes, offset)];
}

export function tailOf(offset: number): readonly [from: number, to: number] {
  return [Math.max(0, offset - knownBytes), offset];
}

/** A generation as its table's row has it, in either database. */
export function generationOf(row: Readonly<Record<string, unknown>>): Generation {
  return {
    name: String(row.name),
    stream: String(row.stream),
    foundAs: String(row.found_as),
    inode: String(row.inode),
    size: Number(row.size),
    modifiedMs: Number(row.modified_ms),
    offset: Number(row.read_bytes),
    head: String(row.head),
    tail: String(row.tail),
    rows: Number(row.row_count),
    rejected: Number(row.rejected_count),
  };
}

/** The file's name when it was first read. */
export function firstBase({ name, stream }: Generation): string {
  return name.slice(stream.length + 1, name.lastIndexOf('#'));
}
