import { mkdir } from 'node:fs/promises';
import { makeCloudMap } from './aws/cloudMap/cloudMap.ts';
import { withHostedZones } from './aws/cloudMap/hostedZones.ts';
import { zonesOf } from './aws/cloudMap/zones.ts';
import { makeEcs } from './aws/ecs/ecs.ts';
import { makeLambda } from './aws/lambda/lambda.ts';
import { makeLogs } from './aws/logs/logs.ts';
import { makeS3 } from './aws/s3/s3.ts';
import { makeSecretsManager } from './aws/secretsManager/secretsManager.ts';
import { startServer } from './aws/wire/server.ts';
import { makeTime, type Time } from './aws/wire/time.ts';
import type { LocalCloud, LocalCloudOptions } from './cloud.ts';
import { startDns } from './dns/server.ts';

/**
 * Starts the local cloud: ECS with its agent, Cloud Map with its DNS, CloudWatch Logs, S3 and Secrets Manager, on free
 * ports of 127.0.0.1. `close()` ends all of it; a process that never calls it goes on.
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  await mkdir(options.directory, { recursive: true });
  const closing = new AbortController();
  const time = makeTime(options.speed ?? 1, closing.signal, options.nowMs);
  const { cloudMap, ecs, services, rest } = makeServices(options, time);
  const server = await startServer(services, { time, rest });
  const dns = await startDns(() => zonesOf(cloudMap.state));

  async function stop(): Promise<void> {
    // The tasks go first: while they stop, they still look up names and write logs.
    await ecs.close();
    closing.abort();
    await Promise.all([server.close(), dns.close()]);
  }

  let stopped: Promise<void> | undefined;
  return {
    endpoint: server.endpoint,
    dns: { address: dns.address, port: dns.port },
    calls: server.calls,
    failNext: server.failNext,
    close: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

function makeServices(options: LocalCloudOptions, time: Time) {
  const { region = 'ap-northeast-1', clusters = ['default'], network, providers } = options;
  const cloudMap = makeCloudMap({ time, region, ...(network && { vpcs: [network.vpc] }) });
  const logs = makeLogs({ time, region, ...options.logs });
  const lambda = makeLambda({ time, region, ...options.lambda });
  const secrets = makeSecretsManager(options.secrets ?? {});
  const ecs = makeEcs({
    images: options.images,
    directory: options.directory,
    time,
    region,
    clusters,
    providers,
    registry: cloudMap.registry,
    secrets: secrets.source,
    logs: logs.sink,
    network,
    breakerCountsCrashes: options.breakerCountsCrashes,
    dropsEmptyValues: options.dropsEmptyValues,
  });
  const s3 = makeS3({ time, region, ...options.s3 });
  const rest = withHostedZones(s3.service, cloudMap.state, region);
  return {
    cloudMap,
    ecs,
    rest,
    services: [ecs.service, cloudMap.service, lambda.service, logs.service, secrets.service],
  };
}
