import type { Context } from '../launch/context.ts';
import { type Capacity, capacityOf } from '../records/service.ts';
import { typeOfStrategy } from '../validate/strategy.ts';

/** What the tasks of a service run on, and whether that is by a strategy, which is checked. */
export function runsOn({ providers }: Context, settings: Capacity) {
  const { launchType = 'EC2', capacityProviderStrategy = [] } = capacityOf(settings);
  return capacityProviderStrategy.length === 0
    ? { launchType, byProviders: false }
    : { launchType: typeOfStrategy(capacityProviderStrategy, providers), byProviders: true };
}
