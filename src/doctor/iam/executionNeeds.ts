import type { Desired } from '../../render/desired.ts';
import { ecrImage } from '../images/reference.ts';
import { parameterArn, regionOf, secretArn, secretsOf } from '../secrets/named.ts';
import type { Need } from './decision.ts';

/** Where a task runs, as ARNs begin with it. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** What the execution role needs: to pull, to log, and to read secrets. */
export function executionNeeds(
  desired: Pick<Desired, 'taskDefinition' | 'logGroups'>,
  place: Place,
  keys: readonly string[],
): readonly Need[] {
  return [...pulling(desired, place), ...logging(desired, place), ...secretNeeds(desired, place), ...decrypting(keys)];
}

function pulling({ taskDefinition }: Pick<Desired, 'taskDefinition'>, { partition }: Place): readonly Need[] {
  const images = taskDefinition.containerDefinitions.flatMap(({ image }) => ecrImage(image) ?? []);
  const repositories = images.map(
    ({ account, region, repository }) => `arn:${partition}:ecr:${region}:${account}:repository/${repository}`,
  );
  if (images.length === 0) return [];
  const actions = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
  return [
    { actions: ['ecr:GetAuthorizationToken'], resource: '*' },
    ...[...new Set(repositories)].map((resource) => ({ actions, resource, ownPolicy: true })),
  ];
}

function logging({ logGroups }: Pick<Desired, 'logGroups'>, { partition, region, account }: Place): readonly Need[] {
  return logGroups.map(({ logGroupName }) => ({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resource: `arn:${partition}:logs:${region}:${account}:log-group:${logGroupName}:log-stream:fluentd/fluentd/task`,
  }));
}

function secretNeeds(desired: Pick<Desired, 'taskDefinition'>, { partition, region, account }: Place): readonly Need[] {
  return secretsOf(desired).map((name) => {
    const arn = secretArn(name);
    if (arn !== undefined) return { actions: ['secretsmanager:GetSecretValue'], resource: arn, ownPolicy: true };
    const resource = parameterArn(name, `arn:${partition}:ssm:${regionOf(name) || region}:${account}`);
    return { actions: ['ssm:GetParameters'], resource };
  });
}

/** A key's own policy lets roles in more often than not. */
function decrypting(keys: readonly string[]): readonly Need[] {
  return keys.map((resource) => ({
    actions: ['kms:Decrypt'],
    resource,
    context: { 'kms:ViaService': `secretsmanager.${regionOf(resource)}.amazonaws.com` },
    ownPolicy: true,
  }));
}
