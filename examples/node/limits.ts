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

export const defaultLimits: Limits = {
  window: 16,
  packetRecords: 500,
  packetBytes: 256 * 1024,
  recordBytes: 2 * 1024 * 1024,
  lingerMs: 100,
  ackTimeoutMs: 5000,
  connectTimeoutMs: 5000,
  reconnectMs: [100, 2000],
  refusedMs: [5000, 30_000],
  maxPending: 100_000,
  maxPendingBytes: 32 * 1024 * 1024,
  spoolBytes: 1024 * 1024 * 1024,
  segmentBytes: 1024 * 1024,
  spoolSyncMs: 1000,
};

/** The limits among some options, and the defaults of the others. */
export function limitsOf(options: Partial<Limits>): Limits {
  const given = Object.entries(options).filter(([name, value]) => name in defaultLimits && value !== undefined);
  return { ...defaultLimits, ...Object.fromEntries(given) };
}
