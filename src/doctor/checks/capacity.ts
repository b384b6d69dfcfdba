import { type Finding, fail, ok, skip, warn } from '../check.ts';
import { unfit, type Wanted } from '../hosts/fit.ts';
import type { Host } from '../hosts/host.ts';
import { freedOn } from '../hosts/needs.ts';
import { type Absent, type Seen, skipped, type Unseen } from '../seen.ts';

/** Whether a container instance has room for the task, with that of the old task, which goes first. */
export function judgeHosts(hosts: Seen<readonly Host[]>, wanted: Wanted, scales: Seen<boolean>): Finding {
  if (hosts.kind !== 'seen') return skipped(hosts);
  const fitting = hosts.value.filter((host) => unfit(host, wanted) === undefined);
  const [first] = fitting;
  if (first === undefined) return noRoom(hosts.value, wanted, scales);
  const { cpu, memory } = wanted.needs;
  const freed = freedOn(first.arn, wanted.leaving);
  const old = freed.tasks > 0 ? `, of which ${freed.cpu} and ${freed.memory} are of the task that goes first` : '';
  return ok(
    `${fitting.length} of ${hosts.value.length} container instances have room: ${first.instance} has ${(first.cpu ?? 0) + freed.cpu} CPU units and ${(first.memory ?? 0) + freed.memory} MiB free${old}; ${cpu} and ${memory} are needed`,
  );
}

function noRoom(hosts: readonly Host[], wanted: Wanted, scales: Seen<boolean>): Finding {
  const { cpu, memory } = wanted.needs;
  const reasons = hosts.slice(0, mostNamed).map((host) => `${host.instance}: ${unfit(host, wanted)}`);
  const more = hosts.length > mostNamed ? `; and ${hosts.length - mostNamed} more` : '';
  const fact =
    hosts.length === 0
      ? 'no container instance is registered with the cluster'
      : `no container instance has room for the task: ${reasons.join('; ')}${more}`;
  if (scales.kind === 'seen' && scales.value) {
    return warn(fact, 'the capacity provider has to start an instance first, which takes minutes');
  }
  if (scales.kind !== 'seen') return doubtful(`${fact}; whether the capacity provider starts one is not known`, scales);
  if (wanted.untold && hosts.length > 0)
    return doubtful(`${fact}; what the old task gives back is not known`, wanted.untold);
  // What is not told may be enough.
  if (hosts.some((host) => host.connected && (host.cpu === undefined || host.memory === undefined))) return skip(fact);
  return fail(
    fact,
    `register an instance with ${cpu} CPU units and ${memory} MiB free in a zone of the subnets, or make room`,
  );
}

/** What is not known might change it. */
function doubtful(fact: string, of: Absent | Unseen): Finding {
  return { ...skipped(of), because: `${fact}: ${of.because}` };
}

/** As many instances as are named with their reasons. */
const mostNamed = 5;

/** Fargate has room unless AWS says otherwise at the start; the cluster has to allow its capacity providers. */
export function judgeFargate(providers: readonly string[], ofCluster: Seen<readonly string[]>): Finding {
  if (providers.length === 0) return ok('launch type FARGATE takes nothing of the cluster');
  if (ofCluster.kind !== 'seen') return skipped(ofCluster);
  const missing = providers.filter((name) => !ofCluster.value.includes(name));
  if (missing.length === 0) return ok(`capacity provider ${providers.join(', ')} is of the cluster`);
  return fail(
    `capacity provider ${missing.join(', ')} is not of the cluster, which has ${ofCluster.value.join(', ') || 'none'}`,
    'add it: aws ecs put-cluster-capacity-providers',
  );
}
