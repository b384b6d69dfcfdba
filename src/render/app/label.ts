import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { NotPossible } from '../../errors.ts';
import { hashOf } from '../../values/canonical.ts';
import { isMapping } from '../../values/mapping.ts';

/**
 * What was added to a container, and what stood in its place. It stands in a Docker label of that container, so that it
 * goes wherever what it tells of goes: a pipeline that changes the image of the revision that runs takes both along, and
 * one that registers a file of its own drops both. Tags of a revision are lost in the first case.
 */
export interface Added {
  /** Values by name. */
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Volumes by the path at which the container got them. */
  readonly mountPoints: Readonly<Record<string, string>>;
  readonly dependsOn: readonly string[];
  /** Of the task definition. */
  readonly volumes: readonly string[];
  /** What had the same names before. */
  readonly before: Pick<Added, 'environment' | 'secrets'>;
}

/** The label of one log service: two may set up one app. */
export function labelOf(owner: string): string {
  return `${labelPrefix}${owner}`;
}

const labelPrefix = 'legacy-log-ecs.';

/** The label's value on a container that is ours as a whole, by which another rendering of it is known. */
export function wholeLabel(container: ContainerDefinition): string {
  return JSON.stringify({ container: hashOf(container) });
}

export function addedLabel(added: Added): string {
  return JSON.stringify(added);
}

/** Whether the container is ours as a whole. */
export function isWhole(container: ContainerDefinition, owner: string): boolean {
  return 'container' in read(container, labelOf(owner));
}

/** What the owner added to a container. @throws NotPossible for a label that somebody else has written. */
export function addedBy(owner: string, container: ContainerDefinition): Added | undefined {
  return toAdded(read(container, labelOf(owner)));
}

/** What other log services added to a container, by their names. */
export function addedByOthers(owner: string, container: ContainerDefinition): readonly [string, Added][] {
  const labels = Object.keys(container.dockerLabels ?? {}).filter((key) => key.startsWith(labelPrefix));
  return labels
    .filter((key) => key !== labelOf(owner))
    .flatMap((key) => {
      const added = toAdded(read(container, key));
      return added ? [[key.slice(labelPrefix.length), added] as [string, Added]] : [];
    });
}

function toAdded(value: Readonly<Record<string, unknown>>): Added | undefined {
  return 'before' in value ? (value as unknown as Added) : undefined;
}

const members = ['environment', 'secrets', 'mountPoints', 'before'];

function read(container: ContainerDefinition, label: string): Readonly<Record<string, unknown>> {
  const text = container.dockerLabels?.[label];
  if (text === undefined) return {};
  const value = parsed(text);
  const isWhole = isMapping(value) && typeof value.container === 'string';
  const isAdded = isMapping(value) && members.every((member) => isMapping(value[member]));
  if (isWhole || isAdded) return value;
  throw new NotPossible(`the label ${label} of the app’s container "${container.name}" is not what was written there`, {
    hint: 'what was added can no longer be told from what was there: take the label out of the task definition, and by hand what it stood for',
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
