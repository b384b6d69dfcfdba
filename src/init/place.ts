import type { Problem } from '../errors.ts';

/** A place in a file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where an offset of a text is. */
export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** A file of the old host as somebody wrote it. */
export interface HostFile {
  readonly file: string;
  readonly text: string;
}

/** A part of a file that cannot be read. */
export function unread({ file, text }: HostFile, offset: number, message: string, hint: string): Problem {
  return { severity: 'error', file, ...placeOf(text, offset), message, hint };
}
