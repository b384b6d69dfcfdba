import { LegacyLogError, NotPossible } from '../errors.ts';
import type { ServiceInput } from '../render/desired.ts';
import { defined } from '../values/defined.ts';
import type { DestroyReport, DestroyStep } from './destroyReport.ts';
import type { FoundOf } from './removals.io.ts';

interface Done {
  readonly steps: readonly DestroyStep[];
  readonly failure?: { readonly because: string; readonly hint?: string; readonly cancelled: boolean };
}

/**
 * How a destroy ends.
 *
 * @param standing what stands at the end, or why that could not be read: then it is no success, whatever was done.
 */
export function endOf(
  confirmed: boolean,
  { steps, failure }: Done,
  standing: readonly FoundOf[] | LegacyLogError,
  name: string,
): Pick<DestroyReport, 'outcome' | 'because' | 'hint'> {
  if (!confirmed) {
    const hint = `type its name to confirm: --confirm ${name} (input confirm)`;
    return steps.length === 0
      ? { outcome: 'unchanged', because: 'nothing of it is there' }
      : { outcome: 'refused', because: 'nothing was changed: it was not confirmed', hint };
  }
  if (failure) {
    const { because, hint, cancelled } = failure;
    return { outcome: cancelled ? 'in-progress' : 'failed', because, ...defined({ hint }) };
  }
  if (standing instanceof LegacyLogError) {
    const because = `all that was found was taken away, but what is left is unknown: ${standing.message}`;
    return { outcome: 'failed', because, ...defined({ hint: standing.hint }) };
  }
  const still = standing.find(({ goes }) => goes);
  if (still) {
    const because = `${still.resource} ${still.name} is there still, or again`;
    return { outcome: 'failed', because, hint: 'run again; else somebody deploys it at the same time' };
  }
  if (steps.length === 0) return { outcome: 'unchanged', because: 'nothing of it was there any more' };
  return { outcome: 'destroyed', because: `all that stood for "${name}" alone is gone` };
}

/**
 * A service of that name that somebody else has made is not ours to take away, nor is anything beside it.
 *
 * @throws NotPossible.
 */
export function refuseForeign(
  { serviceName, cluster }: Pick<ServiceInput, 'serviceName' | 'cluster'>,
  found: readonly FoundOf[],
): void {
  const foreign = found.find(({ resource, goes }) => resource === 'service' && !goes);
  if (!foreign) return;
  throw new NotPossible(`service "${serviceName}" in cluster "${cluster}" is not ours to destroy: ${foreign.because}`, {
    setting: 'name',
    hint: 'check name and cluster in the configuration; a service that a deploy has taken over has that tag',
  });
}
