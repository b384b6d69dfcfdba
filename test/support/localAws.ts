import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery';
import { clientOptions } from '../../local/aws/clientOptions.ts';
import { makeCloudMap } from '../../local/aws/cloudMap/cloudMap.ts';
import type { InstanceRegistry } from '../../local/aws/cloudMap/registry.ts';
import { zonesOf } from '../../local/aws/cloudMap/zones.ts';
import { makeLogs } from '../../local/aws/logs/logs.ts';
import type { LogSink } from '../../local/aws/logs/sink.ts';
import { makeSecretsManager } from '../../local/aws/secretsManager/secretsManager.ts';
import { type AwsServer, startServer } from '../../local/aws/wire/server.ts';
import { makeTime } from '../../local/aws/wire/time.ts';
import { type DnsServer, startDns } from '../../local/dns/server.ts';

/** The stand-ins without ECS, with real SDK clients that talk to them. */
export interface LocalAws {
  readonly server: AwsServer;
  readonly dns: DnsServer;
  readonly registry: InstanceRegistry;
  readonly sink: LogSink;
  readonly cloudMap: ServiceDiscoveryClient;
  readonly logs: CloudWatchLogsClient;
  readonly secrets: SecretsManagerClient;
  close(): Promise<void>;
}

export async function startLocalAws(
  options: {
    readonly speed?: number;
    readonly vpcs?: readonly string[];
    readonly secrets?: Readonly<Record<string, string>>;
    readonly logs?: { readonly settleMs?: number; readonly queryMs?: number; readonly callsPerSecond?: number };
  } = {},
): Promise<LocalAws> {
  const closing = new AbortController();
  const time = makeTime(options.speed ?? 1000, closing.signal);
  const region = 'ap-northeast-1';
  const cloudMap = makeCloudMap({ time, region, vpcs: options.vpcs ?? ['vpc-1', 'vpc-2'] });
  const logs = makeLogs({ time, region, ...options.logs });
  const secrets = makeSecretsManager(options.secrets ?? {});
  const server = await startServer([cloudMap.service, logs.service, secrets.service], { time });
  const dns = await startDns(() => zonesOf(cloudMap.state));
  const client = clientOptions(server.endpoint, region);
  const clients = {
    cloudMap: new ServiceDiscoveryClient(client),
    logs: new CloudWatchLogsClient(client),
    secrets: new SecretsManagerClient(client),
  };
  return {
    server,
    dns,
    registry: cloudMap.registry,
    sink: logs.sink,
    ...clients,
    close: async () => {
      closing.abort();
      for (const each of Object.values(clients)) each.destroy();
      await Promise.all([server.close(), dns.close()]);
    },
  };
}
