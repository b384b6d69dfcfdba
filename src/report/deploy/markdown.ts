import type { DeployReport } from '../../deploy/report.ts';
import { explainTask } from '../../tasks/stoppedTask.ts';
import { code, escapeMarkdown } from '../escape.ts';
import { duration, timeOfDay } from '../words.ts';
import { differences } from './differences.ts';
import { outcomeLine } from './outcomeLine.ts';
import { type Topology, topologyMermaid } from './topology.ts';

/** A deploy for the job summary: the outcome in the first line, the steps, what ECS said, and the picture. */
export function deployMarkdown(report: DeployReport, topology: Topology): string {
  return [
    `### ${sign(report)} ${code(report.service)} ${escapeMarkdown(outcomeLine(report))}`,
    ...(report.hint === undefined ? [] : ['', `**Hint:** ${escapeMarkdown(report.hint)}`]),
    ...section('Steps', stepTable(report)),
    ...section('Stopped tasks', stoppedTaskTable(report)),
    ...section('Events', eventList(report)),
    ...section('Where things are', placeTable(report)),
    ...section('Topology', ['```mermaid', topologyMermaid(topology), '```']),
    '',
  ].join('\n');
}

function sign({ outcome }: DeployReport): string {
  switch (outcome) {
    case 'succeeded':
    case 'unchanged':
      return '✅';
    case 'in-progress':
    case 'superseded':
      return '⏳';
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
  const rows = steps.map(
    ({ result, action, resource, name, reason, changes, tookMs }) =>
      `| ${result} | ${action} ${resource} ${code(name)} | ${escapeMarkdown(reason)} | ${differences(changes)} | ${duration(tookMs)} |`,
  );
  return rows.length === 0 ? [] : ['| | Step | Why | What differs | Took |', '|---|---|---|---|---|', ...rows];
}

function stoppedTaskTable({ stoppedTasks }: DeployReport): string[] {
  const rows = stoppedTasks.map(
    (task) => `| ${code(task.id)} | ${escapeMarkdown(task.stopCode)} | ${escapeMarkdown(explainTask(task))} |`,
  );
  return rows.length === 0 ? [] : ['| Task | Code | Why |', '|---|---|---|', ...rows];
}

function eventList({ events }: DeployReport): string[] {
  return events.map((event) => `- ${timeOfDay(event.atMs)} ${escapeMarkdown(event.message)}`);
}

function placeTable(report: DeployReport): string[] {
  const { durations } = report;
  const rows: (readonly [string, string | undefined])[] = [
    ['Endpoint', report.endpoint],
    ['Address', report.address],
    ['Service', report.serviceArn],
    ['Task definition', report.taskDefinitionArn],
    ['Deployment', report.deploymentId],
    ['Plan, apply, wait', [durations.planMs, durations.applyMs, durations.waitMs].map((ms) => duration(ms)).join(', ')],
  ];
  const known = rows.flatMap(([name, value]) => (value === undefined ? [] : [`| ${name} | ${code(value)} |`]));
  return ['| | |', '|---|---|', ...known];
}
