import type { AppliedStep } from '../resources/step.ts';
import type { DeployReport } from './report.ts';

/** What is done of the steps and what is not, for who cancelled a run in the middle of them. Empty where there are none. */
export function stepsInWords(steps: readonly AppliedStep[]): string {
  const named = (result: AppliedStep['result']) =>
    steps
      .filter((step) => step.result === result)
      .map(({ action, resource, name }) => `${action} ${resource} "${name}"`);
  const [done, left] = [named('done'), named('not reached')];
  if (steps.length === 0) return '';
  const words = [done.length === 0 ? 'no step is done' : `done: ${done.join(', ')}`];
  if (left.length > 0) words.push(`not begun: ${left.join(', ')}`);
  return words.join('; ');
}

/** A report of a deploy that was cancelled, with what it left behind. */
export function withState(report: DeployReport): DeployReport {
  if (report.outcome !== 'failed') return report;
  const words = stepsInWords(report.steps);
  const because = words === '' ? report.because : `${report.because}; ${words}`;
  return { ...report, because, hint: report.hint ?? 'run again to go on' };
}

/** Whether a cancellation is what ended it. */
export function isCutOff({ outcome }: Pick<DeployReport, 'outcome'>): boolean {
  return outcome === 'failed' || outcome === 'in-progress';
}
