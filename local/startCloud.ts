import { mkdir } from 'node:fs/promises';
import { makeCloudMap } from './aws/cloudMap/cloudMap.ts';
import type { CloudMapState } from './aws/cloudMap/state.ts';
import { zonesOf } from './aws/cloudMap/zones.ts';
import { makeEc2 } from './aws/ec2/ec2.ts';
import { siteOf } from './aws/ec2/site.ts';
import { makeEcr } from './aws/ecr/ecr.ts';
import type { Adversity } from './aws/ecs/adversity.ts';
import { makeEcs } from './aws/ecs/ecs.ts';
import type { Network } from './aws/ecs/validate/network.ts';
import { makeEfs } from './aws/efs/efs.ts';
import { makeIam } from './aws/iam/iam.ts';
import { makeLambda } from './aws/lambda/lambda.ts';
import { makeLogs } from './aws/logs/logs.ts';
import { makeRoute53 } from './aws/route53/route53.ts';
import { makeS3 } from './aws/s3/s3.ts';
import { makeSecretsManager } from './aws/secretsManager/secretsManager.ts';
import { makeSts } from './aws/sts/sts.ts';
import { startServer } from './aws/wire/server.ts';
import { makeTime, type Time } from './aws/wire/time.ts';
import type { Around, LocalCloud, LocalCloudOptions } from './cloud.ts';
import { startDns } from './dns/server.ts';

/**
 * Starts the local cloud: ECS with its agent, Cloud Map with its DNS, CloudWatch Logs, S3 and Secrets Manager, on free
 * ports of 127.0.0.1. `close()` ends all of it; a process that never calls it goes on.
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  await mkdir(options.directory, { recursive: true });
  const closing = new AbortController();
  const time = makeTime(options.speed ?? 1, closing.signal, options.nowMs);
  const adversity: Adversity = {};
  const { cloudMap, ecs, services, s3 } = makeServices(options, time, adversity);
  const server = await startServer(services, { time, rest: s3.service });
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
    adversity,
    takeHosts: ecs.takeHosts,
    failNoMore: server.failNoMore,
    cut: server.cut,
    close: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

function makeServices(options: LocalCloudOptions, time: Time, adversity: Adversity) {
  const { region = 'ap-northeast-1', clusters = ['default'], network, providers, around = {} } = options;
  const cloudMap = makeCloudMap({ time, region, ...(network && { vpcs: [network.vpc] }) });
  const logs = makeLogs({ time, region, ...options.logs });
  const lambda = makeLambda({ time, region, ...options.lambda });
  const secrets = makeSecretsManager(options.secrets ?? {}, around.deletedSecrets);
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
    hosts: around.hosts,
    breakerCountsCrashes: options.breakerCountsCrashes,
    adversity,
    dropsEmptyValues: options.dropsEmptyValues,
  });
  const s3 = makeS3({ time, region, ...options.s3 });
  return {
    cloudMap,
    ecs,
    s3,
    services: [
      ...[ecs.service, cloudMap.service, lambda.service, logs.service, secrets.service],
      ...servicesAround(around, { network, region, cloudMap: cloudMap.state }),
    ],
  };
}

/** What is only looked at. */
function servicesAround(
  around: Around,
  of: { readonly network: Network | undefined; readonly region: string; readonly cloudMap: CloudMapState },
) {
  const site = siteOf(of.network, of.region, around.ec2);
  return [
    makeEc2(site),
    makeEcr(around.ecr ?? {}),
    makeEfs(around.efs ?? {}, site),
    makeIam(around.iam ?? {}),
    makeRoute53(around.route53 ?? {}, of),
    makeSts(around.sts ?? {}),
  ];
}
