import { NotPossible } from '../../errors.ts';
import type { ObservedService } from '../service/service.ts';
import { isDeleted } from '../service/service.ts';
import type { AppPlace } from './appService.ts';

/** Why something cannot be done, and what a person can do about it. */
export interface Obstacle {
  readonly fact: string;
  readonly hint: string;
}

/** @throws NotPossible with all of them, if there is one. */
export function refuse(place: AppPlace, obstacles: readonly Obstacle[]): void {
  if (obstacles.length === 0) return;
  const { cluster, service } = place;
  throw new NotPossible(
    `app: service "${service}" in cluster "${cluster}" cannot be set up: ${obstacles.map(({ fact }) => fact).join('; ')}`,
    { hint: obstacles.map(({ hint }) => hint).join('; ') },
  );
}

/** What of the service itself is in the way of a new revision. */
export function serviceObstacles(service: ObservedService | undefined): readonly Obstacle[] {
  if (!service || isDeleted(service)) {
    const fact = service ? 'it was deleted (INACTIVE)' : 'there is no service of that name';
    return [{ fact, hint: 'app names a service that stands already: check app.service, app.cluster and region' }];
  }
  const { status, controller, schedulingStrategy } = service;
  return [
    ...(status === 'ACTIVE'
      ? []
      : [{ fact: `it is being deleted (${status})`, hint: 'take app out, or name another service' }]),
    ...(controller === 'ECS'
      ? []
      : [{ fact: `its deployments are controlled by ${controller}, not by ECS`, hint: byHand }]),
    ...(schedulingStrategy === 'REPLICA'
      ? []
      : [{ fact: `its scheduling strategy is ${schedulingStrategy}, which runs one task on each host`, hint: byHand }]),
  ];
}

const byHand = 'take app out, and put what render writes to app-task-definition.json into its task definition yourself';
