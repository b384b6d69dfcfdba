import { NotPossible, readVerifySection, type Verify } from '../src/verify/index.ts';
import { readRange } from './range.ts';

/** What an invocation is to do. */
export interface Job {
  readonly verify: Verify;
  /** Undefined for the windows that are due now. */
  readonly range: { readonly fromMs: number; readonly toMs: number } | undefined;
}

export const settingsVariable = 'LEGACY_LOG_ECS_VERIFY';

/**
 * Reads the static input of an EventBridge schedule, `{verify?, from?, to?}`. Without `verify` there, the section
 * comes as JSON from the environment. Other members are left alone: the default event of a schedule has its own.
 *
 * @param settings the value of LEGACY_LOG_ECS_VERIFY
 * @throws NotPossible with every problem in its message, which is all that Lambda's log shows of an error
 */
export function readEvent(event: unknown, settings: string | undefined): Job {
  const given = typeof event === 'object' && event !== null ? (event as Readonly<Record<string, unknown>>) : {};
  const section = readVerifySection(given.verify ?? fromEnvironment(settings));
  const range = readRange(given.from, given.to);
  if (section.kind === 'read' && range.kind === 'read') return { verify: section.verify, range: range.range };
  throw invalid([section, range].flatMap((read) => (read.kind === 'wrong' ? read.problems : [])));
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

function invalid(problems: readonly string[]): NotPossible {
  return new NotPossible(`nothing was verified: ${problems.join('; ')}`);
}
