/** An error that says what is so and what helps. */
declare abstract class SenderError extends Error {
    readonly hint: string;
    constructor(message: string, { hint, cause }: {
        readonly hint: string;
        readonly cause?: unknown;
    });
}
/** A record that no collector could take. Nothing else is held up by it. */
export declare class RecordRefused extends SenderError {
}
/** The sender was closed, or more calls wait for room than it may hold. */
export declare class NotTaken extends SenderError {
}
/** The collector is there and does not want us: a wrong key, a key too few or too many. */
export declare class CollectorRefused extends SenderError {
}
/** The folder of the spool cannot be used. */
export declare class SpoolUnusable extends SenderError {
}
/** An option with which nothing could be sent, or only to where nobody looks. */
export declare class OptionRefused extends SenderError {
}
export {};
