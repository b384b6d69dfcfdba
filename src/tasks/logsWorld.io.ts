import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { watched } from '../aws/watched.io.ts';
import type { AwsWorld } from '../aws/world.ts';

/** Gives the world whose CloudWatch Logs is that of the Region in which a container writes, each opened once. */
export function logsByRegion(
  world: Pick<AwsWorld, 'logs' | 'settings' | 'calls'>,
): (place: { readonly region: string | undefined }) => Promise<Pick<AwsWorld, 'logs'>> {
  const opened = new Map<string, CloudWatchLogsClient>();
  return async ({ region }) => {
    if (region === undefined || region === (await ownRegion(world))) return world;
    const logs =
      opened.get(region) ??
      watched(new CloudWatchLogsClient({ ...world.settings, region }), 'CloudWatch Logs', world.calls);
    opened.set(region, logs);
    return { logs };
  };
}

async function ownRegion({ logs }: Pick<AwsWorld, 'logs'>): Promise<string | undefined> {
  try {
    return await logs.config.region();
  } catch {
    // There is none: the first call says so, with what to do about it.
    return undefined;
  }
}
