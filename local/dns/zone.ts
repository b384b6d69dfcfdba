/** A private hosted zone as the resolver of a VPC sees it, at one moment. */
export interface Zone {
  /** In lower case, without the last dot: `local`. */
  readonly name: string;
  /** For how long a resolver may keep that a name, or a type of it, does not exist. */
  readonly soaTtlSeconds: number;
  /** By the whole name in lower case: `fluentd.local`. A name that is not here does not exist. */
  readonly names: ReadonlyMap<string, readonly RecordSet[]>;
}

export interface RecordSet {
  readonly type: 'A' | 'AAAA';
  readonly ttlSeconds: number;
  /** The addresses, of which an answer holds at most `most`, chosen at random. */
  readonly addresses: readonly string[];
  readonly most: number;
}
