import type { Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Definition } from '../../render/app/definition.ts';
import { ownOfEcs } from '../task-definition/ownOfEcs.ts';

/** What a revision is made of. */
export interface Content {
  readonly definition: Definition;
  readonly tags: readonly Tag[];
}

/** A revision of the app's task definition. */
export interface Revision extends Content {
  readonly arn: string;
  readonly active: boolean;
}

/** @param tags as AWS lists them; those that AWS itself has set cannot be set by others. */
export function toRevision(described: TaskDefinition, tags: readonly Tag[]): Revision {
  const own: ReadonlySet<string> = new Set(ownOfEcs);
  const kept = Object.entries(described).filter(([member]) => !own.has(member));
  const { containerDefinitions = [], ...members } = Object.fromEntries(kept) as TaskDefinition;
  return {
    arn: described.taskDefinitionArn ?? '',
    active: described.status === 'ACTIVE',
    definition: { ...members, family: described.family, containerDefinitions },
    tags: tags.filter(({ key = '' }) => !/^aws:/i.test(key)),
  };
}

/** `web:7`. */
export function shortName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
