import { NotPossible } from '../../errors.ts';
import type { ObservedService } from '../service/service.ts';
import { isDeleted } from '../service/service.ts';
import type { AppPlace } from './appService.ts';

/** Why something cannot be done, and what a person can do about it. */
export interface Obstacle {
  readonly fact: string;
  readonly hint: string;
}

export function obstacle(fact: string, hint: string): Obstacle {
  return { fact, hint };
}

/** @throws NotPossible with all of them, if there is one. */
export function refuse(place: AppPlace, obstacles: readonly Obstacle[]): void {
  if (obstacles.length === 0) return;
  const { cluster, service } = place;
  throw new NotPossible(
    `app: service "${service}" in cluster "${cluster}" cannot be set up: ${obstacles.map(({ fact }) => fact).join('; ')}`,
    { setting: 'app.service', hint: [...new Set(obstacles.map(({ hint }) => hint))].join('; ') },
  );
}

/** What of the service itself is in the way of a new revision. */
export function serviceObstacles(service: ObservedService | undefined): readonly Obstacle[] {
  if (!service) return [obstacle('there is no service of that name', exists)];
  if (isDeleted(service)) return [obstacle('it was deleted (INACTIVE)', exists)];
  const { status, controller, schedulingStrategy: strategy } = service;
  if (status !== 'ACTIVE') return [obstacle(`it is being deleted (${status})`, exists)];
  const facts = [
    ...(controller === 'ECS' ? [] : [`its deployments are controlled by ${controller}, not by ECS`]),
    ...(strategy === 'REPLICA' ? [] : [`its scheduling strategy is ${strategy}: it runs one task on each host`]),
  ];
  return facts.map((fact) => obstacle(fact, byHand));
}

const exists = 'app names a service that stands already: check app.service, app.cluster and region';
const byHand = 'take app out, and put what render writes to app-task-definition.json into its task definition yourself';
