import type { DeployReport } from '../../deploy/report.ts';
import { duration } from '../words.ts';
import { appInWords } from './app.ts';
import { failureLine } from './failureLine.ts';
import { outcomeLine, outcomeWithFigures } from './outcomeLine.ts';
import { subject } from './subject.ts';

/**
 * A deploy for a terminal, when it is over: how it ended, what was not done, and where things are. It stands between
 * the progress lines, which told each step and each stopped task, and the failure line, which tells the reason.
 */
export function deployText(report: DeployReport): string {
  const { planMs, applyMs, waitMs } = report.durations;
  const undone = report.steps.filter((step) => step.result !== 'done');
  return [
    failureLine(report) === undefined ? outcomeLine(report) : outcomeWithFigures(report),
    ...undone.map((step) => `  ${step.result}: ${step.action} ${subject(step)}`),
    ...named('endpoint', report.address === undefined ? report.endpoint : `${report.endpoint} at ${report.address}`),
    ...named('service', report.serviceArn),
    ...named('task definition', report.taskDefinitionArn),
    ...named('deployment', report.deploymentId),
    ...named('app', report.app && appInWords(report.app)),
    `  plan ${duration(planMs)}, apply ${duration(applyMs)}, wait ${duration(waitMs)}`,
  ].join('\n');
}

function named(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`  ${name}: ${value}`];
}
