import { type LogRecord } from './entry.js';
import type { SenderOptions } from './options.js';
import type { Tally } from './tally.js';
/** What the collector has not got when a sender is closed. */
export interface Remainder {
    /** Records that nobody has any more but whoever reads this. */
    readonly undelivered: readonly Readonly<Record<string, unknown>>[];
    /** Records that wait in the spool for the next process. */
    readonly spooled: number;
}
export interface Sender {
    /**
     * Hands a record over. Resolves with its id once it is queued, with a spool once it is written; until there is room it waits:
     * await it, and the application is as slow as it has to be.
     *
     * @param time when it happened; now, unless said
     * @throws RecordRefused for a record that no collector could take; NotTaken after `close()`
     */
    send(record: LogRecord, time?: Date): Promise<string>;
    /** The same without waiting: false where there is no room, and then the record is still the caller's. */
    offer(record: LogRecord, time?: Date): boolean;
    /**
     * Resolves when everything that was handed over before is acknowledged.
     *
     * @throws SpoolUnusable once where some of it cannot be read from the spool any more, when all else is acknowledged
     */
    flush(): Promise<void>;
    /** Takes nothing more, and ends when all is acknowledged or the time is over. Says what is not delivered. */
    close(options?: {
        readonly timeoutMs?: number;
    }): Promise<Remainder>;
    tally(): Tally;
}
/**
 * Sends records to Fluentd by the forward protocol, each of them until it is acknowledged.
 *
 * @throws OptionRefused
 */
export declare function openSender(options: SenderOptions): Sender;
