import type { Cluster, Failure } from '@aws-sdk/client-ecs';
import { type Finding, fail, ok, skip } from '../check.ts';
import { type Seen, skipped } from '../seen.ts';

/** Whether the cluster is there and takes tasks. */
export function judgeCluster(
  name: string,
  read: Seen<{
    readonly clusters?: readonly Cluster[] | undefined;
    readonly failures?: readonly Failure[] | undefined;
  }>,
): Finding {
  if (read.kind !== 'seen') return skipped(read);
  const [cluster] = read.value.clusters ?? [];
  if (cluster === undefined) {
    const reason = read.value.failures?.[0]?.reason;
    if (reason !== 'MISSING') return skip(`ECS said nothing of cluster "${name}"${reason ? `: ${reason}` : ''}`);
    return fail(`there is no cluster "${name}"`, 'check cluster and region in the configuration, or create it');
  }
  const { status } = cluster;
  if (status === undefined) return skip(`ECS does not tell the status of cluster "${name}"`);
  if (status === 'ACTIVE') return ok(`cluster "${name}" is ACTIVE`);
  return fail(`cluster "${name}" is ${status}`, 'a service needs an ACTIVE cluster: name another, or create it again');
}
