/** Counts since the sender was opened. */
export interface Tally {
    /** Records that it took. */
    readonly accepted: number;
    /** Records that the collector acknowledged, those of a former process's spool among them. */
    readonly acknowledged: number;
    /** Records that it holds and nobody has acknowledged. */
    readonly pending: number;
    readonly packets: number;
    /** Packets that were sent again, as their acknowledgement did not come or their connection ended. */
    readonly packetsAgain: number;
    readonly recordsAgain: number;
    readonly connections: number;
}
/** What may be heard of a sender. */
export type SenderEvent = {
    readonly kind: 'connected';
    readonly address: string;
} | {
    readonly kind: 'disconnected';
    readonly because: string;
}
/** `records` unpacks them, for whoever wants to know which they are. */
 | {
    readonly kind: 'acknowledged';
    readonly count: number;
    readonly records: () => readonly Readonly<Record<string, unknown>>[];
} | {
    readonly kind: 'sent-again';
    readonly count: number;
}
/** Something that a person should know; nothing is lost by it. */
 | {
    readonly kind: 'problem';
    readonly message: string;
    readonly hint: string;
};
