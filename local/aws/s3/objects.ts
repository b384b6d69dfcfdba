/** An object as it stands in a bucket. */
export interface StoredObject {
  readonly body: Buffer;
  /** With its quotes, as it goes over the wire. */
  readonly etag: string;
  readonly contentType: string;
  readonly crc32: string;
  readonly modifiedMs: number;
}

export interface Bucket {
  readonly region: string;
  /** By key. */
  readonly objects: Map<string, StoredObject>;
  /** Keys that are being written. */
  readonly inFlight: Set<string>;
}

export interface S3Options {
  /** The names of the buckets that there are. */
  readonly buckets?: readonly string[];
  /** Buckets of other regions, by name. */
  readonly elsewhere?: Readonly<Record<string, string>>;
  /** Whether the caller may list: who may not is refused an object that is not there as one that is. True by default. */
  readonly mayList?: boolean;
  /** How long an object is on its way before it stands; 0 by default. */
  readonly writeMs?: number;
}
