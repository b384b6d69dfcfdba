import type { Grid } from '../grid.ts';
import type { Side } from '../side.ts';

/** What is compared, and by what. */
export interface Sides {
  readonly log: Side;
  readonly database: Side;
  /** How a line is known on both sides: by an identity of its own, by itself and its number, or not at all. */
  readonly identity: 'unique' | 'multiple' | 'none';
  /** Whether both sides tell a sum of hashes, so that equal windows are proved without reading their members. */
  readonly hasSums: boolean;
  /** Whether a row stands for a bucket of lines, and may be written again by a later run of the batch. */
  readonly isBucketed: boolean;
  /** Whether both sides can count by groups. */
  readonly hasGroups: boolean;
  readonly grid: Grid;
}
