import type { Problem } from '../errors.ts';
import type { GapAt } from './configText.ts';
import type { NeededVariable } from './workflows.ts';

/** What init has written, and what is left to a person. */
export interface Begun {
  /** Where the configuration stands. */
  readonly config: string;
  readonly files: readonly string[];
  readonly gaps: readonly GapAt[];
  /** Jobs that were taken out of the crontab, each at its line there. */
  readonly left: readonly { readonly path: string; readonly line: number; readonly what: string }[];
  /** What the check says of the configuration beside the gaps, and what is doubtful of the crontab. */
  readonly problems: readonly Problem[];
  readonly variables: readonly NeededVariable[];
  /** What the configuration cannot say. */
  readonly notes: readonly string[];
  /** How the batch's image is built, where the crontab has a word in it. */
  readonly build: string | undefined;
  /** What a deploy would do to the live service now, a line each; undefined where nobody asked. */
  readonly plan: string | undefined;
}
