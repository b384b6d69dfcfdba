import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { SECURITY_VARIABLES } from '../../config/places.ts';
import { schema } from '../../config/schema.ts';
import { defined } from '../../values/defined.ts';
import type { Draft, Note } from '../draft.ts';
import { networkGap, roleGap } from '../gaps.ts';
import { type Own, type Written, writtenContainer } from './container.ts';
import { partsOf } from './containers.ts';
import { discoveryOf, tagsOf } from './discovery.ts';
import type { Live } from './live.ts';
import { portOf } from './port.ts';
import { writtenVolume } from './volume.ts';

const ofFluentd: Own = { environment: new Set(), secrets: new Set(Object.values(SECURITY_VARIABLES)) };
const ofBatch: Own = { environment: new Set(['LEGACY_LOG_STOP_SECONDS']), secrets: new Set() };

const absent: Written = { settings: {}, gaps: [], notes: [] };

/** The configuration of a service that runs, by which a deploy would change as little of it as can be. */
export function liveDraft(live: Live): Draft {
  const { cluster, region, service, taskDefinition } = live;
  const { fluentd, batch, others } = partsOf(taskDefinition.containerDefinitions ?? []);
  const [collector, sidecar] = [
    fluentd ? writtenContainer('fluentd', fluentd, ofFluentd) : absent,
    batch ? writtenContainer('batch', batch, ofBatch) : absent,
  ];
  const { volume, notes: ofVolume } = writtenVolume(taskDefinition.volumes ?? [], fluentd);
  const network = networkOf(live);
  const roles = defined({ execution: taskDefinition.executionRoleArn, task: taskDefinition.taskRoleArn });
  const group = fluentd?.logConfiguration?.options?.['awslogs-group'];
  const gaps = [...collector.gaps, ...sidecar.gaps];
  const needsRole = gaps.length > 0 && roles.execution === undefined;
  return {
    settings: defined({
      name: service.serviceName,
      region,
      cluster,
      network,
      launchType: service.launchType,
      ...capacityOf(live),
      task: taskSize(live),
      roles: Object.keys(roles).length > 0 ? roles : undefined,
      discovery: discoveryOf(live),
      fluentd: { ...collector.settings, ...portOf(fluentd), ...security(fluentd) },
      batch: sidecar.settings,
      volume,
      logs: defined({
        group: group === `/ecs/${service.serviceName}` ? undefined : group,
        retentionDays: live.logGroup?.retentionInDays,
      }),
      tags: tagsOf(live),
    }),
    gaps: [...(network === undefined ? [networkGap] : []), ...(needsRole ? [roleGap] : []), ...gaps],
    notes: [
      ...live.unread.map((text) => ({ text })),
      ...others.map(({ name }) => ({
        text: `the container ${name} is neither the collector nor the batch: a deploy leaves it out`,
      })),
      ...serviceNotes(live),
      ...inSection('discovery', live.discovery ? [] : ['the service is registered nowhere: a deploy makes this name']),
      ...inSection('fluentd', [...collector.notes, streams]),
      ...inSection('batch', sidecar.notes),
      ...inSection('volume', ofVolume),
    ],
  };
}

/** Where the schema has them; until then they are told. */
const knows = (setting: string) => Object.hasOwn(schema.entries, setting);

function capacityOf({ service: { capacityProviderStrategy = [], enableExecuteCommand } }: Live) {
  const providers = capacityProviderStrategy.map(({ capacityProvider: provider, weight, base }) =>
    defined({ provider, weight, base }),
  );
  return defined({
    capacityProviders: knows('capacityProviders') && providers.length > 0 ? providers : undefined,
    enableExecuteCommand: knows('enableExecuteCommand') && enableExecuteCommand === true ? true : undefined,
  });
}

const streams =
  'what is written where stands in the image’s fluent.conf, which AWS does not show: write it in fluentd.streams before the image is built anew';

function inSection(section: string, texts: readonly string[]): readonly Note[] {
  return texts.map((text) => ({ section, text }));
}

function networkOf({ vpc, service: { networkConfiguration } }: Live) {
  const { subnets, securityGroups, assignPublicIp } = networkConfiguration?.awsvpcConfiguration ?? {};
  if (subnets === undefined || vpc === undefined) return undefined;
  return defined({ vpc, subnets, securityGroups, assignPublicIp: assignPublicIp === 'ENABLED' ? true : undefined });
}

function taskSize({ taskDefinition: { cpu, memory } }: Live) {
  const size = defined({ cpu: cpu ? Number(cpu) : undefined, memory: memory ? Number(memory) : undefined });
  return Object.keys(size).length > 0 ? size : undefined;
}

function security(fluentd: ContainerDefinition | undefined) {
  const from = (variable: string) => fluentd?.secrets?.find(({ name }) => name === variable)?.valueFrom;
  const [sharedKey, certificate, key] = Object.values(SECURITY_VARIABLES).map(from);
  if (sharedKey === undefined && certificate === undefined) return {};
  return { security: defined({ sharedKey, tls: certificate === undefined ? undefined : { certificate, key } }) };
}

function serviceNotes({ service, taskDefinition }: Live): readonly Note[] {
  const facts = [
    service.launchType === undefined &&
      !knows('capacityProviders') &&
      'the service runs on capacity providers, which are not taken over',
    (service.loadBalancers ?? []).length > 0 && 'the service is behind a load balancer, which a deploy leaves as it is',
    taskDefinition.family !== service.serviceName &&
      `the revisions are of the family ${taskDefinition.family}: a deploy registers them as ${service.serviceName}`,
    taskDefinition.networkMode !== 'awsvpc' &&
      `the network mode is ${taskDefinition.networkMode}: a deploy needs awsvpc`,
    taskDefinition.runtimePlatform?.cpuArchitecture === 'ARM64' && 'the task runs on ARM64, which no setting says',
  ];
  return facts.flatMap((text) => (text === false ? [] : [{ text }]));
}
