/** What a sender keeps to. Each has a default that was measured to drain a backlog and to stay small. */
export interface Limits {
    /** Packets that may be on their way at once. */
    readonly window: number;
    /** Records of a packet. */
    readonly packetRecords: number;
    /** Bytes of a packet's records, unless one record alone has more. */
    readonly packetBytes: number;
    /** Bytes of a record, packed. What is larger is refused: the collector would set it aside, or refuse the packet. */
    readonly recordBytes: number;
    /** How long a record waits for others to go with it. */
    readonly lingerMs: number;
    /** How long nothing may come back before a packet goes again. */
    readonly ackTimeoutMs: number;
    /** How long a connection, and the handshake on it, may take. */
    readonly connectTimeoutMs: number;
    /** The waits between attempts to connect. */
    readonly reconnectMs: readonly [first: number, most: number];
    /** The same where the collector refuses us: nothing but a person will change that. */
    readonly refusedMs: readonly [first: number, most: number];
    /** Records in memory that are not acknowledged; with a spool, records that are not written into it. So many may wait in send(). */
    readonly maxPending: number;
    /** Their bytes, and those of what waits. */
    readonly maxPendingBytes: number;
    /** Bytes of the spool's files. */
    readonly spoolBytes: number;
    /** Bytes of one of them, at which the next is begun. */
    readonly segmentBytes: number;
    /** How often what is written into the spool is forced to the disk, against a loss of the host. */
    readonly spoolSyncMs: number;
}
export declare const defaultLimits: Limits;
/** The limits among some options, and the defaults of the others. */
export declare function limitsOf(options: Partial<Limits>): Limits;
