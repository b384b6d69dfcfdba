import type { Session } from '@aws-sdk/client-ecs';
import type { SeenTask } from './seenTask.ts';

/**
 * What the Session Manager plugin is called with: the session, the Region, StartSession, a profile, what the session is of,
 * and the endpoint of SSM. As the AWS command line calls it for `aws ecs execute-command`.
 *
 * The session holds a token: it is for the plugin's eyes alone.
 */
export function pluginArguments(
  session: Session,
  { clusterArn, id }: Pick<SeenTask, 'clusterArn' | 'id'>,
  runtimeId: string,
  region: string,
): readonly string[] {
  const cluster = clusterArn.slice(clusterArn.lastIndexOf('/') + 1);
  const target = JSON.stringify({ Target: `ecs:${cluster}_${id}_${runtimeId}` });
  return [JSON.stringify(session), region, 'StartSession', '', target, `https://ssm.${region}.${suffixOf(region)}`];
}

function suffixOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}
