import type { Room } from '../room.io.ts';
import { knownOf } from '../seen.ts';
import type { Wanted } from './fit.ts';
import { providersOf } from './kind.ts';
import { needsOf } from './needs.ts';

/** What the task wants of a host. Where its subnets or the old task are not known, they decide nothing. */
export async function wantedOf({ desired, shared }: Room): Promise<Wanted> {
  const [subnets, leaving] = await Promise.all([shared.subnets(), shared.leaving()]);
  return {
    needs: needsOf(desired.taskDefinition),
    zones: [...new Set((knownOf(subnets) ?? []).flatMap(({ zone }) => zone ?? []))],
    vpc: desired.namespace.Vpc,
    providers: providersOf(desired.service),
    leaving: knownOf(leaving) ?? [],
    ...(leaving.kind !== 'seen' && { untold: leaving }),
  };
}
