import type { DeployReport } from '../../deploy/report.ts';
import type { Outcome } from '../../rollout/outcome.ts';
import { causeOfStop } from '../../tasks/cause.ts';
import { code, escapeMarkdown } from '../escape.ts';
import { hintParagraph, table } from '../markdown.ts';
import { duration, timeOfDay } from '../words.ts';
import { appInWords } from './app.ts';
import { changesCell } from './change.ts';
import { subjectCell } from './subject.ts';
import { type Topology, topologyMermaid } from './topology.ts';

/** A deploy for the job summary: the outcome in the first line, why, the steps, what ECS said, and the picture. */
export function deployMarkdown(report: DeployReport, topology: Topology): string {
  return [
    `### ${sign(report.outcome)} ${report.outcome}: ${code(report.service)} in ${code(report.cluster)}`,
    '',
    escapeMarkdown(report.because),
    ...hintParagraph(report.hint),
    ...section('Steps', stepTable(report)),
    ...section('Stopped tasks', stoppedTaskTable(report)),
    ...section('Events', eventList(report)),
    ...section('Where things are', placeList(report)),
    ...section('Topology', ['```mermaid', topologyMermaid(topology), '```']),
    '',
  ].join('\n');
}

function sign(outcome: Outcome): string {
  switch (outcome) {
    case 'succeeded':
    case 'unchanged':
      return '✅';
    case 'in-progress':
    case 'superseded':
      return '⏳';
    case 'degraded':
    case 'failed':
    case 'rolled-back':
    case 'timed-out':
      return '❌';
  }
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `#### ${title}`, '', ...lines];
}

function stepTable({ steps }: DeployReport): string[] {
  const rows = steps.map((step) => [
    step.result,
    `${step.action} ${subjectCell(step)}`,
    escapeMarkdown(step.reason),
    changesCell(step.changes),
    duration(step.tookMs),
  ]);
  return table(['Result', 'Step', 'Why', 'What differs', 'Took'], rows);
}

function stoppedTaskTable({ stoppedTasks }: DeployReport): string[] {
  const rows = stoppedTasks.map((task) => [
    code(task.id),
    escapeMarkdown(task.stopCode),
    escapeMarkdown(causeOfStop(task)),
  ]);
  return table(['Task', 'Code', 'Why'], rows);
}

function eventList({ events }: DeployReport): string[] {
  return events.map((event) => `- ${timeOfDay(event.atMs)} ${escapeMarkdown(event.message)}`);
}

function placeList(report: DeployReport): string[] {
  const { planMs, applyMs, waitMs } = report.durations;
  const places: Readonly<Record<string, string | undefined>> = {
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
