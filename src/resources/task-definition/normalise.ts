import type { EphemeralStorage, ProxyConfiguration, RuntimePlatform, TaskDefinition } from '@aws-sdk/client-ecs';
import { type Entry, except, filledIn, flag, left, members, named, plain, sorted } from './form.ts';
import { normaliseContainer } from './normaliseContainer.ts';
import { normaliseVolume } from './normaliseVolume.ts';
import { type OwnOfEcs, ownOfEcs } from './ownOfEcs.ts';
import { inMebibytes, inUnits } from './units.ts';

/**
 * A task definition in the one form in which two are compared: AWS's defaults filled in, lists by name, values of the
 * environment as hashes. What is not in it says nothing.
 */
export type NormalTaskDefinition = Entry;

/**
 * Brings both sides of a comparison into one form: what RegisterTaskDefinition was given or would be given, and what
 * DescribeTaskDefinition tells, whoever registered it. Every member counts, whether the configuration manages it or not,
 * and those that this program does not know as well; only what ECS adds by itself does not.
 *
 * The defaults are those of the API reference of RegisterTaskDefinition.
 */
export function normaliseTaskDefinition(definition: object): NormalTaskDefinition {
  const own: ReadonlySet<string> = new Set(ownOfEcs);
  const given = Object.entries(definition).filter(([member]) => !own.has(member));
  return (form(Object.fromEntries(given)) ?? {}) as NormalTaskDefinition;
}

const form = members<Omit<TaskDefinition, OwnOfEcs> & { readonly tags: unknown }>({
  family: plain,
  taskRoleArn: plain,
  executionRoleArn: plain,
  networkMode: plain,
  containerDefinitions: named(nameOf, normaliseContainer),
  volumes: named(nameOf, normaliseVolume),
  placementConstraints: sorted,
  runtimePlatform: members<RuntimePlatform>({
    cpuArchitecture: except('X86_64'),
    operatingSystemFamily: except('LINUX'),
  }),
  requiresCompatibilities: sorted,
  cpu: inUnits,
  memory: inMebibytes,
  inferenceAccelerators: sorted,
  pidMode: plain,
  ipcMode: plain,
  proxyConfiguration: members<ProxyConfiguration>({
    type: filledIn('APPMESH'),
    containerName: plain,
    properties: named(nameOf, ({ value }) => value),
  }),
  ephemeralStorage: members<EphemeralStorage>({ sizeInGiB: plain }),
  enableFaultInjection: flag,
  // Compared by themselves: they can be changed on a revision.
  tags: left,
});

function nameOf({ name }: Entry): unknown {
  return name;
}
