import type { DeployReport } from '../../deploy/report.ts';
import { shortened } from '../escape.ts';

/** A page of AWS's console. */
export interface ConsoleLink {
  readonly words: string;
  readonly url: string;
}

type Linked = Pick<DeployReport, 'serviceArn' | 'taskDefinitionArn' | 'health' | 'stoppedTasks' | 'lastLines'>;

/**
 * The pages at which a person looks next: the service, the task that runs or stopped last, its log, the revision. None where no ARN is
 * known, for the Region and the partition are in it.
 *
 * @param logGroup the group of the containers' own output, where a stream is `<container>/<container>/<task id>`
 */
export function consoleLinks(report: Linked, logGroup: string): readonly ConsoleLink[] {
  const place = placeOf(report.serviceArn);
  if (place === undefined) return [];
  const { console, region, cluster, service } = place;
  const ecs = (path: string, words: string) => ({ words, url: `${console}/ecs/v2/${path}?region=${region}` });
  const task = named(report.stoppedTasks.at(-1)?.id ?? report.health?.tasks[0]?.id);
  const container = named(report.lastLines?.container) ?? 'fluentd';
  const logs = `${console}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${inFragment(shortened(logGroup, 512))}`;
  return [
    ecs(`clusters/${inUrl(cluster)}/services/${inUrl(service)}/health`, 'service'),
    ...(task ? [ecs(`clusters/${inUrl(cluster)}/tasks/${inUrl(task)}/configuration`, 'task')] : []),
    ...(task
      ? [{ words: `log of ${container}`, url: `${logs}/log-events/${inFragment(`${container}/${container}/${task}`)}` }]
      : [{ words: 'logs', url: logs }]),
    ...revisionOf(report.taskDefinitionArn).map((path) => ecs(`task-definitions/${path}/containers`, 'revision')),
  ];
}

/** Of each partition that has a public console. Source: "Service endpoints and quotas", AWS General Reference. */
const domains: Readonly<Record<string, (region: string) => string>> = {
  aws: (region) => `https://${region}.console.aws.amazon.com`,
  'aws-cn': (region) => `https://${region}.console.amazonaws.cn`,
  'aws-us-gov': (region) => `https://${region}.console.amazonaws-us-gov.com`,
  'aws-eusc': (region) => `https://${region}.console.amazonaws-eusc.eu`,
};

function placeOf(serviceArn = '') {
  const parts = /^arn:([a-z-]+):ecs:([a-z0-9-]+):\d*:service\/([\w-]{1,255})\/([\w-]{1,255})$/.exec(serviceArn);
  const [, partition = '', region = '', cluster = '', service = ''] = parts ?? [];
  const domain = Object.hasOwn(domains, partition) ? domains[partition] : undefined;
  return domain && { console: domain(region), region, cluster, service };
}

function revisionOf(arn = ''): string[] {
  const [, family = '', revision] = /:task-definition\/([\w-]{1,255}):(\d+)$/.exec(arn) ?? [];
  return revision === undefined ? [] : [`${inUrl(family)}/${revision}`];
}

/** A task's id or a container's name, as AWS gives them. */
function named(text: string | undefined): string | undefined {
  return text !== undefined && /^[A-Za-z0-9][\w-]{0,254}$/.test(text) ? text : undefined;
}

/** A bracket would end a link of Markdown. */
function inUrl(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}

/** CloudWatch reads what stands behind its `#` twice, with `$` for the `%` of the outer time. */
function inFragment(text: string): string {
  return inUrl(text).replaceAll('%', '$25');
}
