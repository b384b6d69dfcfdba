import { jsonLine, plain } from '../src/index.ts';

type Stream = Pick<NodeJS.WriteStream, 'write'>;

/**
 * The door by which everything leaves the command line (`test/unit/law/doors.test.ts`): one line of ours stays one, and moves no cursor,
 * whatever text from outside stands in it.
 */
export function writeLine(stream: Stream, line: string): void {
  stream.write(`${plain(line)}\n`);
}

/** A text of several lines. */
export function writeText(stream: Stream, text: string): void {
  for (const line of text.split('\n')) writeLine(stream, line);
}

/** The last line of standard output, for machines. */
export function writeJson(stream: Stream, data: unknown): void {
  stream.write(`${jsonLine(data)}\n`);
}
