import { shortName } from '../../resources/task-definition/name.ts';
import type { RollbackReport } from '../../undo/rollbackReport.ts';
import { plain, plainLines } from '../escape.ts';
import { listeningInWords } from '../look/listening.ts';
import { counted, duration, oneLine } from '../words.ts';

/** A rollback for a terminal, when it is over. */
export function rollbackText(report: RollbackReport, nowMs: number): string {
  const { planMs, applyMs, waitMs } = report.durations;
  const { rollback, health } = report;
  return plainLines([
    `${report.outcome}: ${summary(report)} (${counted(report.writes, 'write')}, ${counted(report.calls, 'call')})`,
    `  why this one: ${rollback.because}`,
    ...rollback.skipped.map((it) => `  passed over: ${it}`),
    `  endpoint: ${report.endpoint}${report.address === undefined ? '' : ` at ${report.address}`}`,
    ...(health ? [`  listening: ${listeningInWords(health.listening, nowMs)}`] : []),
    ...(report.deploymentId === undefined ? [] : [`  deployment: ${report.deploymentId}`]),
    `  next: ${rollback.next}`,
    `  plan ${duration(planMs)}, apply ${duration(applyMs)}, wait ${duration(waitMs)}`,
  ]);
}

/** From what to what, and how it ended. */
export function summary({ rollback, because, outcome }: RollbackReport): string {
  const [from, to] = [shortName(rollback.from), shortName(rollback.to)];
  if (outcome === 'unchanged') return plain(because);
  if (outcome === 'rolled-back') return `${to} did not come to run either: ${plain(because)}`;
  return from === to ? plain(because) : `${from} → ${to}: ${plain(because)}`;
}

/** The one line that says why it is no success; undefined where it is one. */
export function rollbackFailure(report: RollbackReport): string | undefined {
  const { outcome, waited, service, cluster, hint } = report;
  if (outcome === 'succeeded' || outcome === 'unchanged' || (outcome === 'in-progress' && !waited)) return undefined;
  const line = `rollback of service "${service}" in cluster "${cluster}" ended ${outcome}: ${summary(report)}`;
  return plain(oneLine(hint === undefined ? line : `${line}; hint: ${hint}`));
}
