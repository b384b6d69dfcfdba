import { randomBytes, randomInt } from 'node:crypto';
import { accountId } from '../../account.ts';

/** ARNs as ECS writes them, in its newer long form (cluster and service in the task's ARN). */
export interface Names {
  readonly region: string;
  cluster(name: string): string;
  taskDefinition(family: string, revision: number): string;
  service(cluster: string, name: string): string;
  serviceDeployment(cluster: string, service: string): string;
  serviceRevision(cluster: string, service: string): string;
  task(cluster: string, id: string): string;
  container(cluster: string, taskId: string): string;
}

/** Makes ARNs of one Region. The last part of deployments, revisions and containers is drawn anew at each call. */
export function makeNames(region: string): Names {
  const arn = (resource: string) => `arn:aws:ecs:${region}:${accountId}:${resource}`;
  return {
    region,
    cluster: (name) => arn(`cluster/${name}`),
    taskDefinition: (family, revision) => arn(`task-definition/${family}:${revision}`),
    service: (cluster, name) => arn(`service/${cluster}/${name}`),
    serviceDeployment: (cluster, service) => arn(`service-deployment/${cluster}/${service}/${token()}`),
    serviceRevision: (cluster, service) => arn(`service-revision/${cluster}/${service}/${digits(19)}`),
    task: (cluster, id) => arn(`task/${cluster}/${id}`),
    container: (cluster, taskId) => arn(`container/${cluster}/${taskId}/${uuid()}`),
  };
}

/** `arn:aws:ecs:…:cluster/production` and `production` are the same to ECS. */
export function lastPart(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}

/** The id of an entry in a service's `deployments`, `ecs-svc/` and 19 digits. */
export function rolloutId(): string {
  return `ecs-svc/${digits(19)}`;
}

/** Hexadecimal digits, as in task ids. */
export function hex(length: number): string {
  return randomBytes(length / 2).toString('hex');
}

export function uuid(): string {
  return hex(32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function token(): string {
  return randomBytes(16).toString('base64url').slice(0, 21);
}

function digits(length: number): string {
  const first = String(randomInt(1, 10));
  return first + Array.from({ length: length - 1 }, () => randomInt(0, 10)).join('');
}
