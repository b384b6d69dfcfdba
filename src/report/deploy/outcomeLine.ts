import type { DeployReport } from '../../deploy/report.ts';
import { counted } from '../words.ts';

/** How it ended and why, and what it took. */
export function outcomeLine(report: DeployReport): string {
  return `${report.outcome}: ${report.because} ${figures(report)}`;
}

/** The same where the reason stands in a line of its own. */
export function outcomeWithFigures(report: DeployReport): string {
  return `${report.outcome} ${figures(report)}`;
}

function figures({ writes, calls }: DeployReport): string {
  return `(${counted(writes, 'write')}, ${counted(calls, 'call')})`;
}
