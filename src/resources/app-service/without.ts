import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { withoutEmpty } from '../../render/app/container.ts';
import type { Definition } from '../../render/app/definition.ts';
import { type Added, addedBy, isWhole, labelOf } from '../../render/app/label.ts';

/**
 * The task definition without what the owner added, and with what stood there before. What somebody has changed since is
 * theirs by now and stays.
 *
 * @throws NotPossible for a label that somebody else has written.
 */
export function withoutParts(definition: Definition, owner: string): Definition {
  const others = definition.containerDefinitions.filter((container) => !isWhole(container, owner));
  const ours = others.flatMap((container) => addedBy(owner, container)?.volumes ?? []);
  const containerDefinitions = others.map((container) => restored(container, owner));
  if (ours.length === 0) return { ...definition, containerDefinitions };
  const used = new Set(containerDefinitions.flatMap(({ mountPoints }) => mountPoints?.map((it) => it.sourceVolume)));
  const volumes = (definition.volumes ?? []).filter(({ name = '' }) => !ours.includes(name) || used.has(name));
  return { ...definition, containerDefinitions, volumes };
}

/** Whether anything of the owner's stands in it. */
export function hasParts({ containerDefinitions }: Definition, owner: string): boolean {
  return containerDefinitions.some(({ dockerLabels = {} }) => Object.hasOwn(dockerLabels, labelOf(owner)));
}

function restored(container: ContainerDefinition, owner: string): ContainerDefinition {
  const added = addedBy(owner, container);
  if (!added) return container;
  const { [labelOf(owner)]: _, ...dockerLabels } = container.dockerLabels ?? {};
  const { mountPoints = [], dependsOn = [] } = container;
  return withoutEmpty(container, {
    ...variablesBefore(container, added),
    mountPoints: mountPoints.filter(
      ({ containerPath = '', sourceVolume }) => added.mountPoints[containerPath] !== sourceVolume,
    ),
    dependsOn: dependsOn.filter(({ containerName = '' }) => !added.dependsOn.includes(containerName)),
    dockerLabels,
  });
}

/** What had the names before comes back for those that still have what was added. */
function variablesBefore({ environment = [], secrets = [] }: ContainerDefinition, added: Added) {
  const plain = split(environment, ({ name = '', value }) => added.environment[name] === value);
  const secret = split(secrets, ({ name = '', valueFrom }) => added.secrets[name] === valueFrom);
  const names = new Set([...plain.ours, ...secret.ours].map(({ name }) => name));
  const before = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).filter(([name]) => names.has(name));
  return {
    environment: [...plain.others, ...before(added.before.environment).map(([name, value]) => ({ name, value }))],
    secrets: [...secret.others, ...before(added.before.secrets).map(([name, valueFrom]) => ({ name, valueFrom }))],
  };
}

function split<T>(entries: readonly T[], isOurs: (entry: T) => boolean): { readonly ours: T[]; readonly others: T[] } {
  return { ours: entries.filter(isOurs), others: entries.filter((entry) => !isOurs(entry)) };
}
