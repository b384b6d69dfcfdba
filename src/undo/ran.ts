import type { ServiceDeploymentBrief } from '@aws-sdk/client-ecs';
import { familyOf, numberOf } from '../resources/task-definition/name.ts';

/** A service deployment, and the revision of the task definition that it brought. */
export interface Ran {
  readonly deploymentArn: string;
  readonly taskDefinitionArn: string;
  /** SUCCESSFUL, ROLLBACK_SUCCESSFUL, IN_PROGRESS, … */
  readonly status: string;
  readonly createdAtMs: number;
}

/** @param definitions the task definition's ARN by the ARN of the service revision. */
export function toRan(briefs: readonly ServiceDeploymentBrief[], definitions: ReadonlyMap<string, string>): Ran[] {
  const all = briefs.flatMap(({ serviceDeploymentArn = '', targetServiceRevisionArn = '', status = '', createdAt }) => {
    const taskDefinitionArn = definitions.get(targetServiceRevisionArn);
    if (taskDefinitionArn === undefined) return [];
    return [{ deploymentArn: serviceDeploymentArn, taskDefinitionArn, status, createdAtMs: createdAt?.getTime() ?? 0 }];
  });
  return all.toSorted((a, b) => b.createdAtMs - a.createdAtMs);
}

/**
 * The revisions to go back to, the best first: of those that ran well, below the newest that was ever brought, the one
 * that did so last. By the newest and not by what runs, so that a second rollback finds the first one done, and two people
 * who press the button at the same time undo one push and not two.
 *
 * @param ran newest first.
 * @param running the ARN that the service runs, or is to run.
 */
export function candidates(ran: readonly Ran[], running: string): readonly string[] {
  const family = familyOf(running);
  const ours = ran.filter(({ taskDefinitionArn }) => familyOf(taskDefinitionArn) === family);
  const newest = Math.max(numberOf(running), ...ours.map(({ taskDefinitionArn }) => numberOf(taskDefinitionArn)));
  const good = ours.filter(
    ({ status, taskDefinitionArn }) => status === 'SUCCESSFUL' && numberOf(taskDefinitionArn) < newest,
  );
  return [...new Set(good.map(({ taskDefinitionArn }) => taskDefinitionArn))];
}

/**
 * Where nothing tells what ran well: the one below the newest of the family. A service that runs an earlier one than the
 * newest has gone back already.
 *
 * @param revisions the ACTIVE ones, newest first.
 */
export function candidatesOfFamily(revisions: readonly string[], running: string): readonly string[] {
  const [newest] = revisions;
  if (newest !== undefined && numberOf(newest) > numberOf(running)) return [running];
  return revisions.filter((arn) => numberOf(arn) < numberOf(running));
}
