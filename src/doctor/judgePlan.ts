import { LegacyLogError, NotPossible } from '../errors.ts';
import type { Step } from '../resources/step.ts';
import { type Check, type Finding, fail, ok, skip } from './check.ts';

/**
 * What the plan says: how much is to do, or why it cannot be done or told.
 *
 * @param outcome its steps, or what was thrown in their place.
 */
export function judgePlan(outcome: readonly Step[] | unknown): Check {
  return { name: 'plan', ...findingOf(outcome) };
}

function findingOf(outcome: readonly Step[] | unknown): Finding {
  if (Array.isArray(outcome)) {
    return ok(outcome.length === 0 ? 'nothing is to do' : `to do: ${outcome.map(inWords).join(', ')}`);
  }
  if (!(outcome instanceof LegacyLogError)) throw outcome;
  const { message, hint } = outcome;
  if (outcome instanceof NotPossible) {
    return {
      ...fail(message, hint ?? 'change the configuration, or what stands in AWS'),
      setting: outcome.setting ?? '',
    };
  }
  const missing = /^the role needs (\S+)$/.exec(hint ?? '')?.[1];
  return skip(hint === undefined ? message : `${message}; ${hint}`, missing === undefined ? undefined : [missing]);
}

function inWords({ action, resource, name }: Step): string {
  return `${action} ${resource} ${name}`;
}
