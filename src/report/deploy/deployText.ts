import type { DeployReport } from '../../deploy/report.ts';
import { plainLines, shortened } from '../escape.ts';
import { duration, oneLine } from '../words.ts';
import { appInWords } from './app.ts';
import { gapWords, whenWords } from './gap.ts';
import { listeningWords } from './listening.ts';
import { outcomeLine } from './outcomeLine.ts';
import { subject } from './subject.ts';

/** A deploy for a terminal, when it is over: how it ended and why, what to do, who is listening, and where things are. */
export function deployText(report: DeployReport): string {
  const { planMs, applyMs, waitMs } = report.durations;
  const undone = report.steps.filter((step) => step.result !== 'done');
  return plainLines([
    oneLine(outcomeLine(report)),
    ...named('next', report.hint),
    ...named('now', listeningWords(report.health)),
    ...lastLines(report),
    ...undone.map((step) => `  ${step.result}: ${step.action} ${subject(step)}`),
    ...named('when', whenWords(report.timeline)),
    ...named('gap', report.gap && gapWords(report.gap)),
    ...named('endpoint', report.address === undefined ? report.endpoint : `${report.endpoint} at ${report.address}`),
    ...named('service', report.serviceArn),
    ...named('task definition', report.taskDefinitionArn),
    ...named('deployment', report.deploymentId),
    ...named('app', report.app && appInWords(report.app)),
    `  plan ${duration(planMs)}, apply ${duration(applyMs)}, wait ${duration(waitMs)}`,
  ]);
}

function named(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`  ${name}: ${oneLine(value)}`];
}

/** Behind a bar, so that none of them is taken for a line of ours. */
function lastLines({ lastLines: said }: DeployReport): string[] {
  if (said === undefined) return [];
  if (said.lines.length === 0) return named(`last lines of ${said.container}`, said.unread);
  return [
    `  last lines of ${said.container}:`,
    ...said.lines.slice(-20).map((line) => `    | ${shortened(line, 500)}`),
  ];
}
