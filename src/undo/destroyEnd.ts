import { NotPossible } from '../errors.ts';
import type { ServiceInput } from '../render/desired.ts';
import type { Found } from '../resources/removal.ts';
import { defined } from '../values/defined.ts';
import type { DestroyReport, DestroyStep } from './destroyReport.ts';

interface Done {
  readonly steps: readonly DestroyStep[];
  readonly failure?: { readonly because: string; readonly hint?: string; readonly cancelled: boolean };
}

/** How a destroy ends. */
export function endOf(
  confirmed: boolean,
  { steps, failure }: Done,
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
  found: readonly (Found & { readonly resource: string })[],
): void {
  const foreign = found.find(({ resource, goes }) => resource === 'service' && !goes);
  if (!foreign) return;
  throw new NotPossible(`service "${serviceName}" in cluster "${cluster}" is not ours to destroy: ${foreign.because}`, {
    hint: 'check name and cluster in the configuration; a service that a deploy has taken over has that tag',
  });
}
