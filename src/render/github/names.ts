import type { Config } from '../../config/schema.ts';

/** What the examples call by a word in capitals, as far as the configuration and the repository say it. */
export interface Names {
  readonly REGION?: string;
  readonly ACCOUNT?: string;
  readonly CLUSTER: string;
  readonly NAME: string;
  readonly EXECUTION_ROLE?: string;
  readonly TASK_ROLE?: string;
  readonly APP?: string;
  readonly ORGANISATION?: string;
  readonly REPOSITORY?: string;
}

/** @param repository `owner/name` on GitHub */
export function namesOf(config: Config, repository: string | undefined): Names {
  const { region, roles, name, app } = config;
  const [organisation, repo] = repository?.split('/') ?? [];
  const names = {
    REGION: region,
    ACCOUNT: accountOf(config),
    CLUSTER: config.cluster.replace(/^.*\//, ''),
    NAME: name,
    EXECUTION_ROLE: roles.execution?.replace(/^.*:role\//, ''),
    TASK_ROLE: roles.task?.replace(/^.*:role\//, ''),
    APP: app ? app.service : undefined,
    ORGANISATION: organisation || undefined,
    REPOSITORY: repo || undefined,
  };
  return Object.fromEntries(Object.entries(names).filter(([, value]) => value !== undefined)) as unknown as Names;
}

/** The account stands in every ARN, and in front of an image of ECR. */
function accountOf({ roles, cluster, fluentd, batch }: Config): string | undefined {
  const texts = [roles.execution, roles.task, cluster, fluentd.image, batch.image];
  return texts
    .map((text) => /^arn:[^:]+:[^:]+:[^:]*:(\d{12}):|^(\d{12})\.dkr\.ecr\./.exec(text ?? ''))
    .find(Boolean)
    ?.slice(1)
    .find(Boolean);
}

/** `aws`, `aws-cn`, `aws-us-gov`: by the Region, whose partition no ARN has to say. */
export function partitionOf(region = ''): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
