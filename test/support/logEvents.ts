import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { clientOptions } from '../../local/aws/clientOptions.ts';
import type { LocalCloud } from '../../local/cloud.ts';
import { startLocalCloud } from '../../local/startCloud.ts';

export interface LogCloud {
  readonly cloud: LocalCloud;
  /** Puts one event at each instant into a log group of 15 days ago; the message is JSON with what `fields` gives. */
  put(group: string, instants: readonly number[], fields?: (at: number) => object): Promise<void>;
  close(): Promise<void>;
}

/** The local cloud with secrets, twenty times as fast as AWS, and a way to fill its log groups. */
export async function startLogCloud(secrets: Readonly<Record<string, string>>): Promise<LogCloud> {
  const directory = await mkdtemp(join(tmpdir(), 'legacy-log-ecs-cloud-'));
  let backMs = 0;
  const nowMs = () => Date.now() - backMs;
  const cloud = await startLocalCloud({ images: () => undefined, directory, speed: 20, secrets, nowMs });
  const client = new CloudWatchLogsClient(clientOptions(cloud.endpoint));
  return {
    cloud,
    put: async (logGroupName, instants, fields = () => ({})) => {
      const logStreamName = 'one';
      // Older than any event can be: Insights refuses a range before the group's creation.
      backMs = 15 * 86_400_000;
      await client.send(new CreateLogGroupCommand({ logGroupName }));
      backMs = 0;
      await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
      const logEvents = [...instants]
        .sort((a, b) => a - b)
        .map((timestamp, at) => ({ timestamp, message: JSON.stringify({ at, ...fields(at) }) }));
      await client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
    },
    close: async () => {
      client.destroy();
      await cloud.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Points the SDK's own environment at the local cloud; undone by what it returns. */
export function useCloud(endpoint: string): () => void {
  const environment = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'ap-northeast-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
  const before = Object.keys(environment).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, environment);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}
