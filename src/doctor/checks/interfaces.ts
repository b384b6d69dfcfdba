import { type Finding, fail, ok, skip } from '../check.ts';
import { type Absent, type Seen, skipped, type Unseen } from '../seen.ts';

/** A host that has room for the task, and its network interfaces; undefined where they are not known. */
export interface Interfaces {
  readonly instance: string;
  readonly trunked: boolean;
  readonly most: number | undefined;
  readonly attached: number | undefined;
  /** Those of tasks that go first. */
  readonly freed: number;
}

/**
 * Whether a host has an interface left for the task, which needs one of its own.
 *
 * @param trunking the account's setting awsvpcTrunking, where it is known.
 * @param untold why it is not known which interfaces the old task gives back.
 */
export function judgeInterfaces(
  hosts: Seen<readonly Interfaces[]>,
  trunking: string | undefined,
  untold?: Absent | Unseen,
): Finding[] {
  if (hosts.kind !== 'seen') return [skipped(hosts)];
  if (hosts.value.length === 0) return [];
  const trunked = hosts.value.find((host) => host.trunked);
  if (trunked) return [ok(`${trunked.instance} has a trunk: its tasks’ interfaces are branches of it`)];
  const free = hosts.value.map((host) => ({ ...host, free: freeOf(host) }));
  const [roomy] = free.filter((host) => (host.free ?? 0) > 0);
  if (roomy) return [ok(`${roomy.instance} has ${roomy.free} of ${roomy.most} network interfaces free`)];
  if (free.some((host) => host.free === undefined)) return [skip('how many network interfaces are free is not told')];
  if (untold) return [skipped(untold)];
  const full = free.map(({ instance, most }) => `${instance} has all ${most} in use`).join('; ');
  const setting =
    trunking === 'enabled'
      ? 'the account setting awsvpcTrunking is on, but these instances were registered without a trunk: replace them'
      : 'turn on the account setting awsvpcTrunking and replace the instances';
  return [fail(`no network interface is left for the task (RESOURCE:ENI): ${full}`, `${setting}, or add an instance`)];
}

function freeOf({ most, attached, freed }: Interfaces): number | undefined {
  return most === undefined || attached === undefined ? undefined : most - attached + freed;
}
