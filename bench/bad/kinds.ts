import { gzipSync } from 'node:zlib';
import { encode, type Packable } from '../../examples/node/encode.ts';

/** A record, or a message, that is no line of the stream: `mark` stands in it, so that it can be found again. */
export interface Kind {
  readonly name: string;
  /** The entries of a packet in which it stands between two good ones; or, where the message itself is bad, all of it. */
  readonly of:
    | { readonly kind: 'entry'; readonly entry: (mark: string, seconds: number) => Buffer }
    | { readonly kind: 'message'; readonly message: (mark: string, seconds: number, chunk: string) => Buffer };
}

const tag = 'bench.access';

/** An event with a good time and this record. */
const record = (name: string, make: (mark: string) => Packable): Kind => ({
  name,
  of: { kind: 'entry', entry: (mark, seconds) => encode([seconds, make(mark)]) },
});

/** An event of this time with a good record. */
const timed = (name: string, make: (seconds: number) => Packable): Kind => ({
  name,
  of: { kind: 'entry', entry: (mark, seconds) => encode([make(seconds), { message: mark }]) },
});

const entry = (name: string, make: (mark: string, seconds: number) => Packable): Kind => ({
  name,
  of: { kind: 'entry', entry: (mark, seconds) => encode(make(mark, seconds)) },
});

const message = (name: string, make: (mark: string, seconds: number, chunk: string) => Packable): Kind => ({
  name,
  of: { kind: 'message', message: (mark, seconds, chunk) => encode(make(mark, seconds, chunk)) },
});

const good = (mark: string, seconds: number): Buffer => encode([seconds, { message: mark, last: 'what is cut off' }]);

export const kinds: readonly Kind[] = [
  record('no key that holds a line', (mark) => ({ text: mark })),
  record('null', (mark) => ({ message: null, mark })),
  record('a number', (mark) => ({ message: 7, mark })),
  record('a float', (mark) => ({ message: 7.5, mark })),
  record('a truth value', (mark) => ({ message: true, mark })),
  record('a list', (mark) => ({ message: [mark] })),
  record('a map', (mark) => ({ message: { line: mark } })),
  record('a second line', (mark) => ({ message: `${mark}\nforged` })),
  record('a second line between returns', (mark) => ({ message: `${mark}\r\nforged` })),
  record('an empty record', (mark) => ({ [mark]: '' })),
  record('nested deep', (mark) => ({ message: nested(60, mark) })),
  timed('a time before all time', () => -62_135_596_801),
  timed('a time in milliseconds', (seconds) => seconds * 1000),
  timed('a time as text', (seconds) => String(seconds)),
  timed('a time that is a map', (seconds) => ({ seconds })),
  timed('a truth value for a time', () => true),
  entry('a list for a record', (mark, seconds) => [seconds, [mark]]),
  entry('text for a record', (mark, seconds) => [seconds, mark]),
  entry('no list', (mark) => ({ mark })),
  entry('a list of one', (mark) => [mark]),
  entry('a list of three', (mark, seconds) => [seconds, { message: mark }, mark]),
  message('a tag that nobody has', (mark, seconds, chunk) => ['nobody', seconds, { message: mark }, { chunk }]),
  message('nearly the tag', (mark, seconds, chunk) => ['bench.acess', seconds, { message: mark }, { chunk }]),
  message('an empty tag', (mark, seconds, chunk) => ['', seconds, { message: mark }, { chunk }]),
  message('no tag', (mark, seconds, chunk) => [null, seconds, { message: mark }, { chunk }]),
  message('a number for a tag', (mark, seconds, chunk) => [7, seconds, { message: mark }, { chunk }]),
  message('a message whose record is text', (mark, seconds, chunk) => [tag, seconds, mark, { chunk }]),
  message('cut off', (mark, seconds, chunk) => [tag, good(mark, seconds).subarray(0, -2), { chunk }]),
  message('garbage', (mark, _seconds, chunk) => [tag, Buffer.from(`\xc1${mark}`, 'latin1'), { chunk }]),
  message('gzip that is none', (mark, _seconds, chunk) => [tag, Buffer.from(mark), { chunk, compressed: 'gzip' }]),
  message('gzip of what is cut off', (mark, seconds, chunk) => [
    tag,
    gzipSync(good(mark, seconds).subarray(0, -2)),
    { chunk, compressed: 'gzip' },
  ]),
];

function nested(depth: number, mark: string): Packable {
  return depth === 0 ? mark : { in: nested(depth - 1, mark) };
}
