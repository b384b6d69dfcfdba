import type { Gap } from './draft.ts';

export const clusterGap: Gap = {
  path: 'cluster',
  what: 'the ECS cluster, by name or ARN',
  example: 'cluster: production',
};

export const networkGap: Gap = {
  path: 'network',
  what: 'where the task runs; the security groups let the senders in on 24224',
  example: 'network:\n  vpc: vpc-0a1b2c3d\n  subnets: [subnet-0a1b2c3d]\n  securityGroups: [sg-0a1b2c3d]',
};

export const roleGap: Gap = {
  path: 'roles',
  what: 'the role by which ECS reads the secrets',
  example: 'roles: { execution: arn:aws:iam::123456789012:role/access-log-execution }',
};

/** The check refuses it, so that nobody deploys it. */
export const secretPlaceholder = '<the ARN of the secret>';

/** The value stood there in plain, and is written nowhere. */
export function secretGap(container: 'fluentd' | 'batch'): (name: string) => Gap {
  return (name) => ({
    path: `${container}.secrets.${name}`,
    what: 'put the value into Secrets Manager, and write the ARN of that secret',
  });
}
