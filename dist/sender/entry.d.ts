import { type Packable } from './encode.js';
/** What an application sends. */
export type LogRecord = {
    readonly [key: string]: Packable;
};
/** `[time, record]`, as it lies between others in a packet. */
export declare function encodeEntry(timeMs: number, record: LogRecord): Buffer;
/** The records of entries that lie one behind the other. */
export declare function recordsOf(entries: Buffer): readonly Readonly<Record<string, unknown>>[];
