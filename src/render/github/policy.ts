/** A policy of IAM, as far as a rendering looks at it. */
export interface Policy {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}

export interface Statement {
  readonly Sid: string;
  readonly Resource?: string | readonly string[];
  readonly Condition?: object;
}
