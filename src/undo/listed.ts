import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { numberOf } from '../resources/task-definition/name.ts';
import { defined } from '../values/defined.ts';
import type { Ran } from './ran.ts';
import type { ListedRevision } from './revisionsReport.ts';

interface Around {
  readonly running: readonly string[];
  /** Newest first. */
  readonly ran: readonly Ran[];
  /** By container, of the task that runs. */
  readonly digests: ReadonlyMap<string, string>;
}

/** A revision as a list shows it. */
export function toListed(definition: TaskDefinition, { running, ran, digests }: Around): ListedRevision {
  const arn = definition.taskDefinitionArn ?? '';
  const runs = running.includes(arn);
  const last = ran.find(({ taskDefinitionArn }) => taskDefinitionArn === arn);
  return {
    arn,
    number: numberOf(arn),
    status: definition.status ?? '',
    registeredAtMs: definition.registeredAt?.getTime(),
    registeredBy: definition.registeredBy ?? '',
    containers: (definition.containerDefinitions ?? []).map(({ name = '', image = '' }) => ({
      name,
      image,
      ...defined({ digest: runs ? digests.get(name) : undefined }),
    })),
    runs,
    ...defined({ lastOutcome: last?.status, lastBroughtAtMs: last?.createdAtMs }),
  };
}
