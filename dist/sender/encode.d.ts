/**
 * A value that MessagePack has a form for. `undefined` members of a map are left out, as JSON leaves them out; what says by
 * `toJSON` how it is written, as a Date does, is written so.
 */
export type Packable = string | number | bigint | boolean | null | undefined | Uint8Array | {
    toJSON(): unknown;
} | readonly Packable[] | {
    readonly [key: string]: Packable;
};
/**
 * A value in MessagePack (https://github.com/msgpack/msgpack/blob/master/spec.md).
 *
 * @throws TypeError for what has no form there: a function, a symbol, an integer beyond 64 bits, a nest deeper than 64
 */
export declare function encode(value: Packable): Buffer;
/** The head of an array of a known length: what follows it are its members. */
export declare function arrayHead(length: number): Buffer;
/** The head of binary data: Fluentd takes entries that are packed beforehand in this form. */
export declare function binaryHead(sizeBytes: number): Buffer;
/** A Map, an Error, a Set hold what they hold elsewhere than in members: as a map each of them would be an empty one. */
export declare function isMap(value: unknown): boolean;
