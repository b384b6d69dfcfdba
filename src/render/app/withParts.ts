import type { ContainerDefinition, Volume } from '@aws-sdk/client-ecs';
import type { AppForwarder, AppParts } from '../desired.ts';
import { withoutEmpty } from './container.ts';
import type { Definition } from './definition.ts';
import { type Added, addedLabel, labelOf, wholeLabel } from './label.ts';

/**
 * The task definition with what is wanted added to it. What stands there by itself as it is wanted is somebody's own: it
 * is not added, and so never taken away. That it can be added at all has been checked (`refuse.ts`).
 *
 * @param definition without what was added before.
 */
export function withParts(definition: Definition, parts: AppParts, owner: string): Definition {
  const { forwarder } = parts;
  const isNew = forwarder !== undefined && !has(definition.volumes, forwarder.volume);
  const volumes: Volume[] = isNew ? [...(definition.volumes ?? []), { name: forwarder.volume, host: {} }] : [];
  const containers = definition.containerDefinitions.map((container) =>
    container.name === parts.container
      ? extended(container, parts, { owner, volumes: isNew ? [forwarder.volume] : [] })
      : container,
  );
  return {
    ...definition,
    ...(isNew && { volumes }),
    containerDefinitions:
      forwarder && !has(containers, forwarder.container.name)
        ? [...containers, labelled(forwarder, owner)]
        : containers,
  };
}

function has(list: readonly { readonly name?: string | undefined }[] | undefined, name: string): boolean {
  return list?.some((entry) => entry.name === name) ?? false;
}

function labelled({ container }: AppForwarder, owner: string): ContainerDefinition {
  return { ...container, dockerLabels: { [labelOf(owner)]: wholeLabel(container) } };
}

function extended(
  container: ContainerDefinition,
  parts: AppParts,
  { owner, volumes }: { readonly owner: string; readonly volumes: readonly string[] },
): ContainerDefinition {
  const added = addedTo(container, parts, volumes);
  if (isNothing(added)) return container;
  const names = new Set([...Object.keys(added.environment), ...Object.keys(added.secrets)]);
  const others = <T extends { name?: string | undefined }>(list: readonly T[] = []) =>
    list.filter(({ name = '' }) => !names.has(name));
  const { environment, secrets, mountPoints = [], dependsOn = [], dockerLabels } = container;
  return withoutEmpty(container, {
    environment: [...others(environment), ...entries(added.environment).map(([name, value]) => ({ name, value }))],
    secrets: [...others(secrets), ...entries(added.secrets).map(([name, valueFrom]) => ({ name, valueFrom }))],
    mountPoints: [
      ...mountPoints,
      ...entries(added.mountPoints).map(([containerPath, sourceVolume]) => ({
        sourceVolume,
        containerPath,
        readOnly: false,
      })),
    ],
    dependsOn: [
      ...dependsOn,
      ...added.dependsOn.map((containerName) => ({ containerName, condition: 'START' as const })),
    ],
    dockerLabels: { ...dockerLabels, [labelOf(owner)]: addedLabel(added) },
  });
}

/** What the container lacks of what is wanted, and what it has in its place. */
function addedTo(
  container: ContainerDefinition,
  { environment, secrets, forwarder }: AppParts,
  volumes: readonly string[],
): Added {
  const plain = Object.fromEntries((container.environment ?? []).map(({ name = '', value = '' }) => [name, value]));
  const secret = Object.fromEntries(
    (container.secrets ?? []).map(({ name = '', valueFrom = '' }) => [name, valueFrom]),
  );
  const lacking = {
    environment: picked(environment, ([name, value]) => plain[name] !== value),
    secrets: picked(secrets, ([name, value]) => secret[name] !== value),
  };
  const named = ([name]: [string, string]) => name in lacking.environment || name in lacking.secrets;
  return {
    ...lacking,
    ...forwarded(container, forwarder),
    volumes,
    before: { environment: picked(plain, named), secrets: picked(secret, named) },
  };
}

/**
 * The app waits for the forwarder's start, for ECS stops in the opposite order: the forwarder still sends what the app
 * wrote last.
 */
function forwarded(
  { mountPoints, dependsOn }: ContainerDefinition,
  forwarder: AppForwarder | undefined,
): Pick<Added, 'mountPoints' | 'dependsOn'> {
  if (!forwarder) return { mountPoints: {}, dependsOn: [] };
  const { path, volume, container } = forwarder;
  const isMounted = mountPoints?.some(({ containerPath }) => containerPath === path);
  const waits = dependsOn?.some(({ containerName }) => containerName === container.name);
  return { mountPoints: isMounted ? {} : { [path]: volume }, dependsOn: waits ? [] : [container.name] };
}

function isNothing({ environment, secrets, mountPoints, dependsOn, volumes }: Added): boolean {
  return [environment, secrets, mountPoints, dependsOn, volumes].every((part) => Object.keys(part).length === 0);
}

const entries = Object.entries<string>;

function picked(
  values: Readonly<Record<string, string>>,
  isWanted: (entry: [string, string]) => boolean,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(isWanted));
}
