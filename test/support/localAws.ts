import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery';
import { clientOptions } from '../../local/aws/clientOptions.ts';
import { makeCloudMap } from '../../local/aws/cloudMap/cloudMap.ts';
import type { InstanceRegistry } from '../../local/aws/cloudMap/registry.ts';
import { zonesOf } from '../../local/aws/cloudMap/zones.ts';
import { type LambdaOptions, makeLambda } from '../../local/aws/lambda/lambda.ts';
import { type LogsOptions, makeLogs } from '../../local/aws/logs/logs.ts';
import type { LogSink } from '../../local/aws/logs/sink.ts';
import type { S3Options } from '../../local/aws/s3/objects.ts';
import { makeS3 } from '../../local/aws/s3/s3.ts';
import { makeSecretsManager } from '../../local/aws/secretsManager/secretsManager.ts';
import { type AwsServer, startServer } from '../../local/aws/wire/server.ts';
import { type DnsServer, startDns } from '../../local/dns/server.ts';
import { type VirtualTime, virtualTime } from './virtualTime.ts';

/** 12:00:00.000 UTC on 2026-11-22: what the clock of `startLocalAws` shows at first. */
export const noonMs = 1_795_348_800_000;

/** The stand-ins without ECS, with real SDK clients that talk to them. Their time stands still until it is advanced. */
export interface LocalAws {
  readonly time: VirtualTime;
  readonly server: AwsServer;
  readonly dns: DnsServer;
  readonly registry: InstanceRegistry;
  readonly sink: LogSink;
  readonly cloudMap: ServiceDiscoveryClient;
  readonly logs: CloudWatchLogsClient;
  readonly lambda: LambdaClient;
  readonly secrets: SecretsManagerClient;
  readonly s3: S3Client;
  close(): Promise<void>;
}

export async function startLocalAws(
  options: {
    readonly secrets?: Readonly<Record<string, string>>;
    readonly logs?: LogsOptions;
    readonly lambda?: LambdaOptions;
    readonly s3?: S3Options;
  } = {},
): Promise<LocalAws> {
  const time = virtualTime(noonMs);
  const region = 'ap-northeast-1';
  const cloudMap = makeCloudMap({ time, region, vpcs: ['vpc-1', 'vpc-2'] });
  const logs = makeLogs({ time, region, ...options.logs });
  const lambda = makeLambda({ time, region, ...options.lambda });
  const secrets = makeSecretsManager(options.secrets ?? {});
  const server = await startServer([cloudMap.service, lambda.service, logs.service, secrets.service], {
    time,
    rest: makeS3({ time, region, ...options.s3 }).service,
  });
  const dns = await startDns(() => zonesOf(cloudMap.state));
  const client = clientOptions(server.endpoint, region);
  const clients = {
    cloudMap: new ServiceDiscoveryClient(client),
    logs: new CloudWatchLogsClient(client),
    lambda: new LambdaClient(client),
    secrets: new SecretsManagerClient(client),
    s3: new S3Client(client),
  };
  return {
    time,
    server,
    dns,
    registry: cloudMap.registry,
    sink: logs.sink,
    ...clients,
    close: async () => {
      for (const each of Object.values(clients)) each.destroy();
      await Promise.all([server.close(), dns.close()]);
    },
  };
}
