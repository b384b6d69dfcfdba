import type { Verify } from '../config/schema.ts';

/** How a line is known on both sides. `log` are fields of Insights, `column`s stand in the table. */
export type Identity =
  | { readonly kind: 'id'; readonly log: string; readonly column: string; readonly hash: Hash | undefined }
  | { readonly kind: 'keys'; readonly keys: readonly { readonly log: string; readonly column: string }[] }
  | { readonly kind: 'line'; readonly column: string }
  | { readonly kind: 'none' };

/** A hash of the id as a number of 48 bits: two fields of 24 bits in the record, upper first, and a column. */
export interface Hash {
  readonly log: readonly [string, string];
  readonly column: string;
}

/** What the configuration says of it; its rules have seen to it that it says one thing. */
export function identityOf({ identity }: Pick<Verify, 'identity'>): Identity {
  if (identity?.id) return { kind: 'id', ...identity.id, hash: identity.hash as Hash | undefined };
  if (identity?.keys) return { kind: 'keys', keys: identity.keys };
  return identity?.line ? { kind: 'line', ...identity.line } : { kind: 'none' };
}

/** Whether an identity means one line, or several equal ones, or nothing is known of single lines. */
export function sharpnessOf({ kind }: Identity): 'unique' | 'multiple' | 'none' {
  if (kind === 'none') return 'none';
  return kind === 'line' ? 'multiple' : 'unique';
}

/** Several values as one identity: joined by a separator, other values could look the same. */
export function joined(values: readonly string[]): string {
  return JSON.stringify(values);
}

/**
 * A value as both sides are compared by it: Insights may write a whole number of the JSON as a double, `200.0`, where the
 * database has `200`; and a text `2.0` of the JSON cannot be told from that. Nothing else is touched: `1E5` may be an id.
 */
export function plainText(value: string): string {
  return value.replace(/^(-?(?:0|[1-9]\d*))\.0+$/, '$1');
}
