import type { Absent, Unseen } from '../seen.ts';
import type { Host } from './host.ts';
import { type Amount, freedOn, type Leaving } from './needs.ts';

/** What the task wants of a host. */
export interface Wanted {
  readonly needs: Amount;
  /** Where its subnets are; empty where that is not known. */
  readonly zones: readonly string[];
  readonly vpc: string;
  /** The capacity providers on whose hosts alone ECS places the task; none where a launch type places it on any. */
  readonly providers: readonly string[];
  readonly leaving: readonly Leaving[];
  /** Why it is not known what the old task gives back. */
  readonly untold?: Absent | Unseen;
}

/** Why a host cannot take the task; undefined where it can. */
export function unfit(host: Host, { needs, zones, vpc, providers, leaving }: Wanted): string | undefined {
  if (!host.connected) return 'its agent is not connected';
  if (host.vpc !== undefined && host.vpc !== vpc) return `it is in ${host.vpc}, not in ${vpc}`;
  if (host.zone !== undefined && zones.length > 0 && !zones.includes(host.zone)) {
    return `it is in ${host.zone}, where none of the subnets is`;
  }
  if (providers.length > 0 && !providers.includes(host.provider ?? '')) {
    return `it is of ${host.provider === undefined ? 'no capacity provider' : `capacity provider ${host.provider}`}, not of ${providers.join(', ')}`;
  }
  const freed = freedOn(host.arn, leaving);
  return (
    lacking('CPU units', host.cpu, freed.cpu, needs.cpu) ?? lacking('MiB', host.memory, freed.memory, needs.memory)
  );
}

function lacking(unit: string, free: number | undefined, freed: number, needed: number): string | undefined {
  if (free === undefined) return `how many ${unit} are free is not told`;
  return free + freed >= needed ? undefined : `${free + freed} ${unit} are free, and ${needed} are needed`;
}
