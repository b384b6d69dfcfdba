import * as v from 'valibot';
import { showPath } from '../src/config/finding.ts';
import { verifyFindings } from '../src/config/rules/verify.ts';
import { type Verify, verifySchema } from '../src/config/schema/verify.ts';
import { findingOf, pathOf } from '../src/config/settings/issues.ts';
import { NotPossible } from '../src/errors.ts';

/** What an invocation asks for. */
export interface Asked {
  readonly verify: Verify;
  /** Both, or neither: then the windows that are due now. */
  readonly range: { readonly fromMs: number; readonly toMs: number } | undefined;
}

const instant = v.union([
  // The form alone lets through what Date does not read, such as a zone of hours only.
  v.pipe(
    v.string(),
    v.check((text) => v.ISO_TIMESTAMP_REGEX.test(text) && !Number.isNaN(Date.parse(text))),
  ),
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Date.UTC(9999, 11, 31))),
]);

const asked = v.object({ verify: verifySchema, from: v.optional(instant), to: v.optional(instant) });

export const settingsVariable = 'LEGACY_LOG_ECS_VERIFY';

/**
 * Reads the static input of an EventBridge schedule, `{verify?, from?, to?}`. Without `verify` there, the section
 * comes as JSON from the environment. Other members are left alone: the default event of a schedule has its own.
 *
 * @param settings the value of LEGACY_LOG_ECS_VERIFY
 * @throws NotPossible with every problem in its message, which is all that Lambda's log shows of an error
 */
export function readEvent(event: unknown, settings: string | undefined): Asked {
  const given = typeof event === 'object' && event !== null ? (event as Record<string, unknown>) : {};
  const input = { verify: given.verify ?? fromEnvironment(settings), from: given.from, to: given.to };
  const read = v.safeParse(asked, input);
  if (!read.success) throw invalid(read.issues.map((issue) => explain(issue, input)));
  const { verify, from, to } = read.output;
  const wrong = verifyFindings(verify).filter(({ severity }) => severity === 'error');
  if (wrong.length > 0) throw invalid(wrong.map(({ message, hint }) => `${message} (${hint})`));
  if ((from === undefined) !== (to === undefined)) throw invalid(['from and to are only used together']);
  if (from === undefined || to === undefined) return { verify, range: undefined };
  const range = { fromMs: new Date(from).getTime(), toMs: new Date(to).getTime() };
  if (range.fromMs >= range.toMs) throw invalid(['from is not before to']);
  return { verify, range };
}

function fromEnvironment(settings: string | undefined): unknown {
  if (!settings) {
    throw invalid([`there is no verify section: neither in the event nor in ${settingsVariable}`]);
  }
  try {
    return JSON.parse(settings);
  } catch {
    throw invalid([`${settingsVariable} is not JSON`]);
  }
}

function explain(issue: v.BaseIssue<unknown>, input: object): string {
  const path = pathOf(issue);
  if (path[0] !== 'verify')
    return `${showPath(path)} is not an instant: write ISO 8601 with a zone, or epoch milliseconds`;
  if (issue.expected === 'never') return `${showPath(path)} is not a known setting`;
  // Values stay out of the log.
  const { message, hint } = findingOf(issue, input, () => undefined);
  return `${message} (${hint})`;
}

function invalid(problems: readonly string[]): NotPossible {
  return new NotPossible(`nothing was verified: ${problems.join('; ')}`);
}
