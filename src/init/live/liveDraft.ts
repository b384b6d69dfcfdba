import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { SECURITY_VARIABLES } from '../../config/places.ts';
import { defined } from '../../values/defined.ts';
import type { Draft, Note } from '../draft.ts';
import { networkGap, roleGap } from '../gaps.ts';
import { beyond } from './beyond.ts';
import { hasSecretCommand, type Own, type Written, writtenContainer } from './container.ts';
import { partsOf } from './containers.ts';
import { discoveryOf } from './discovery.ts';
import type { Live } from './live.ts';
import { networkNotes, networkOf } from './network.ts';
import { portOf } from './port.ts';
import { tagNotes, tagsOf } from './tags.ts';
import { mountOf, writtenVolume } from './volume.ts';

const ofFluentd: Own = { environment: new Set(), secrets: new Set(Object.values(SECURITY_VARIABLES)) };
const ofBatch: Own = { environment: new Set(['LEGACY_LOG_STOP_SECONDS']), secrets: new Set() };

const absent: Written = { settings: {}, gaps: [], notes: [] };

/** The configuration of a service that runs, by which a deploy would change as little of it as can be. */
export function liveDraft(live: Live): Draft {
  const { cluster, region, service, taskDefinition } = live;
  const parts = partsOf(taskDefinition.containerDefinitions ?? []);
  const { fluentd, batch, others } = parts;
  const [collector, sidecar] = [
    fluentd ? writtenContainer('fluentd', fluentd, ofFluentd) : absent,
    batch ? writtenContainer('batch', batch, ofBatch) : absent,
  ];
  const mount = mountOf(taskDefinition.volumes ?? [], fluentd);
  const { volume, notes: ofVolume } = writtenVolume(taskDefinition.volumes ?? [], mount);
  const network = networkOf(live);
  const roles = defined({ execution: taskDefinition.executionRoleArn, task: taskDefinition.taskRoleArn });
  const group = fluentd?.logConfiguration?.options?.['awslogs-group'];
  const secrets = [...collector.gaps, ...sidecar.gaps];
  const needsRole = secrets.length > 0 && roles.execution === undefined;
  const settings = defined({
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
  });
  const gaps = [...(network === undefined ? [networkGap] : []), ...(needsRole ? [roleGap] : []), ...secrets];
  return {
    settings,
    gaps,
    notes: [
      ...live.unread.map((text) => ({ text })),
      ...others.map(({ name }) => ({
        text: `the container ${name} is neither the collector nor the batch: a deploy leaves it out`,
      })),
      ...serviceNotes(live),
      ...inSection('network', network === undefined ? networkNotes(live) : []),
      ...inSection('discovery', live.discovery ? [] : ['the service is registered nowhere: a deploy makes this name']),
      ...inSection('fluentd', [...collector.notes, streams]),
      ...inSection('batch', sidecar.notes),
      ...inSection('volume', ofVolume),
      ...inSection('tags', tagNotes(live)),
      ...beyond(live, { settings, gaps }, { parts, mount, told: toldOf(batch) }),
    ],
  };
}

/** What of a task definition has a note of its own. */
function toldOf(batch: ContainerDefinition | undefined): ReadonlySet<string> {
  const variables = [...ofBatch.environment].map((name) => `environment.${name}`);
  const command = hasSecretCommand(batch) ? ['command'] : [];
  const ofContainer = [...variables, ...command].map((member) => `containerDefinitions.batch.${member}`);
  return new Set(['family', 'networkMode', ...ofContainer]);
}

function capacityOf({ service: { capacityProviderStrategy = [], enableExecuteCommand } }: Live) {
  const providers = capacityProviderStrategy.map(({ capacityProvider: provider, weight, base }) =>
    defined({ provider, weight, base }),
  );
  return defined({
    capacityProviders: providers.length > 0 ? providers : undefined,
    enableExecuteCommand: enableExecuteCommand === true ? true : undefined,
  });
}

const streams =
  'what is written where stands in the image’s fluent.conf, which AWS does not show: write it in fluentd.streams before the image is built anew';

function inSection(section: string, texts: readonly string[]): readonly Note[] {
  return texts.map((text) => ({ section, text }));
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
    taskDefinition.family !== service.serviceName &&
      `the revisions are of the family ${taskDefinition.family}: a deploy registers them as ${service.serviceName}`,
    taskDefinition.networkMode !== 'awsvpc' &&
      `the network mode is ${taskDefinition.networkMode}: a deploy needs awsvpc`,
  ];
  return facts.flatMap((text) => (text === false ? [] : [{ text }]));
}
