import type { DeployReport } from '../../deploy/report.ts';
import { shortened } from '../escape.ts';

/** A page of AWS's console. */
export interface ConsoleLink {
  readonly words: string;
  readonly url: string;
}

type Linked = Pick<DeployReport, 'serviceArn' | 'taskDefinitionArn' | 'health' | 'stoppedTasks' | 'lastLines' | 'app'>;

/**
 * The pages at which a person looks next: the service, the task that runs or stopped last, its log, the revision. None where no ARN is
 * known, for the Region and the partition are in it.
 *
 * Where the app's rollout went wrong the task and its log are the app's.
 *
 * @param logGroup the group of the containers' own output, where a stream is `<container>/<container>/<task id>`
 */
export function consoleLinks(report: Linked, logGroup: string): readonly ConsoleLink[] {
  const place = placeOf(report.serviceArn);
  if (place === undefined) return [];
  const { console, region, cluster, service } = place;
  const ecs = (path: string, words: string) => ({ words, url: `${console}/ecs/v2/${path}?region=${region}` });
  const task = named(report.stoppedTasks.at(-1)?.id ?? report.health?.tasks[0]?.id);
  const app = failedApp(report);
  const ofTask = named(app ? app.cluster.slice(app.cluster.lastIndexOf('/') + 1) : cluster);
  return [
    ecs(`clusters/${inUrl(cluster)}/services/${inUrl(service)}/health`, 'service'),
    ...(task && ofTask ? [ecs(`clusters/${inUrl(ofTask)}/tasks/${inUrl(task)}/configuration`, 'task')] : []),
    ...logOf(report, task, app ? undefined : logGroup).map(({ words, path }) => ({
      words,
      url: `${console}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${path}`,
    })),
    ...revisionOf(report.taskDefinitionArn).map((path) => ecs(`task-definitions/${path}/containers`, 'revision')),
  ];
}

function failedApp({ app }: Linked): Linked['app'] {
  return app && app.outcome !== 'succeeded' && app.outcome !== 'unchanged' ? app : undefined;
}

/** The stream whose last lines were read, or else the one that a container of ours has. */
function logOf({ lastLines }: Linked, task: string | undefined, group: string | undefined) {
  const container = named(lastLines?.container) ?? 'fluentd';
  const words = `log of ${container}`;
  const shown = (name: string) => inFragment(shortened(name, 512));
  if (lastLines?.place) {
    return [{ words, path: `${shown(lastLines.place.group)}/log-events/${shown(lastLines.place.stream)}` }];
  }
  if (group === undefined) return [];
  if (task === undefined) return [{ words: 'logs', path: shown(group) }];
  return [{ words, path: `${shown(group)}/log-events/${inFragment(`${container}/${container}/${task}`)}` }];
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
