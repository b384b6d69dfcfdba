import type { DeployReport } from '../../deploy/report.ts';
import { causeOfStop } from '../../tasks/cause.ts';
import { code, codeBlock, escapeMarkdown, shortened } from '../escape.ts';
import { folded, table } from '../markdown.ts';
import { duration, timeOfDay } from '../words.ts';
import { appInWords } from './app.ts';
import { consoleLinks } from './consoleLinks.ts';
import { gapWords, whenWords } from './gap.ts';
import { headline, sign } from './headline.ts';
import { listeningWords } from './listening.ts';
import { stepTable } from './steps.ts';
import { timelineMermaid } from './timelineMermaid.ts';
import { type Topology, topologyMermaid } from './topology.ts';

/**
 * A deploy for the job summary, to be read in ten seconds: how it ended, why, what to do and who is listening; then what the blamed
 * container said, when what happened, the picture, what changed. The rest is folded.
 */
export function deployMarkdown(report: DeployReport, topology: Topology): string {
  return [
    `### ${sign(report)} ${headline(report)}: ${code(report.service)} in ${code(report.cluster)}`,
    ...paragraph('Why', report.because),
    ...paragraph('Next', report.hint),
    ...paragraph('Now', listeningWords(report.health)),
    ...lastLines(report),
    ...timeline(report),
    ...part(mermaid(topologyMermaid(topology, report.health).split('\n'))),
    ...part(stepTable(report)),
    ...part(links(report, topology)),
    ...folded('Stopped tasks', stoppedTaskTable(report)),
    ...folded('What ECS said', eventList(report)),
    ...folded('Where things are', placeList(report)),
    '',
  ].join('\n');
}

/** Of a reason longer than this nobody reads the end, and the whole has to fit into a summary. */
const longestReason = 1_000;

function paragraph(title: string, text: string | undefined): string[] {
  return text === undefined ? [] : ['', `**${title}:** ${escapeMarkdown(shortened(text, longestReason))}`];
}

function part(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

function mermaid(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['```mermaid', ...lines, '```'];
}

/** Anybody who can make a container log something can write these: they stand as code, and are few and short. */
function lastLines({ lastLines: said }: DeployReport): string[] {
  if (said === undefined) return [];
  if (said.lines.length === 0) return paragraph('Last lines', said.unread && `${said.container}: ${said.unread}`);
  const lines = said.lines.slice(-20).map((line) => shortened(line, 500));
  return ['', `**Last lines of** ${code(said.container)}`, '', ...codeBlock(lines)];
}

function timeline({ timeline: moments, gap }: DeployReport): string[] {
  // One moment alone is no timeline.
  const when = (moments?.length ?? 0) < 2 ? undefined : whenWords(moments);
  return [
    ...paragraph('Gap', gap && gapWords(gap)),
    ...part(mermaid(timelineMermaid(moments ?? [], gap))),
    ...(when === undefined ? [] : ['', `<sub>${escapeMarkdown(when)}</sub>`]),
  ];
}

function links(report: DeployReport, { logGroup }: Topology): string[] {
  const pages = consoleLinks(report, logGroup).map(({ words, url }) => `[${escapeMarkdown(words)}](${url})`);
  return pages.length === 0 ? [] : [`In the console: ${pages.join(' · ')}`];
}

function stoppedTaskTable({ stoppedTasks }: DeployReport): string[] {
  const rows = stoppedTasks.map((task) => [
    code(task.id),
    escapeMarkdown(shortened(task.stopCode)),
    escapeMarkdown(shortened(causeOfStop(task), longestReason)),
  ]);
  return table(['Task', 'Code', 'Why'], rows);
}

function eventList({ events }: DeployReport): string[] {
  return events.map(({ atMs, message }) => `- ${timeOfDay(atMs)} ${escapeMarkdown(shortened(message, longestReason))}`);
}

function placeList(report: DeployReport): string[] {
  const { planMs, applyMs, waitMs } = report.durations;
  const places: Readonly<Record<string, string | undefined>> = {
    Outcome: report.outcome,
    Endpoint: report.endpoint,
    Address: report.address,
    Service: report.serviceArn,
    'Task definition': report.taskDefinitionArn,
    Deployment: report.deploymentId,
    App: report.app && appInWords(report.app),
  };
  return [
    ...Object.entries(places).flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${code(value)}`])),
    `- Time: plan ${duration(planMs)}, apply ${duration(applyMs)}, wait ${duration(waitMs)}`,
    `- Calls to AWS: ${report.calls}, ${report.writes} of them writes`,
  ];
}
