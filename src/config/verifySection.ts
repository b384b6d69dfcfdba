import * as v from 'valibot';
import { showPath } from './finding.ts';
import { verifyFindings } from './rules/verify.ts';
import { type Verify, verifySchema } from './schema/verify.ts';
import { findingOf, pathOf } from './settings/issues.ts';

/** A verify section, or all that is wrong with it, a sentence each. */
export type SectionRead =
  | { readonly kind: 'read'; readonly verify: Verify }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

const alone = v.object({ verify: verifySchema });

/**
 * Reads a verify section that comes by itself, without a file: the Lambda's event has nothing else of a configuration.
 * What holds for it there holds here, but warnings are for whoever writes the file. Values stay out of the sentences,
 * which end in a log.
 *
 * @param section as it came, from JSON
 */
export function readVerifySection(section: unknown): SectionRead {
  const input = { verify: section };
  const read = v.safeParse(alone, input);
  if (!read.success) return { kind: 'wrong', problems: read.issues.map((issue) => inWords(issue, input)) };
  const { verify } = read.output;
  const wrong = verifyFindings(verify).filter(({ severity }) => severity === 'error');
  if (wrong.length === 0) return { kind: 'read', verify };
  return { kind: 'wrong', problems: wrong.map(({ message, hint }) => `${message} (${hint})`) };
}

function inWords(issue: v.BaseIssue<unknown>, input: object): string {
  if (issue.expected === 'never') return `${showPath(pathOf(issue))} is not a known setting`;
  const { message, hint } = findingOf(issue, input, () => undefined);
  return `${message} (${hint})`;
}
