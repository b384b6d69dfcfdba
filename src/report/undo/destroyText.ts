import type { DestroyReport } from '../../undo/destroyReport.ts';
import { plain, plainLines } from '../escape.ts';
import { counted, duration, oneLine } from '../words.ts';

/** A destroy for a terminal: what went or would go, in the order in which it does, and what is left. */
export function destroyText(report: DestroyReport): string {
  const { outcome, because, steps, left } = report;
  return plainLines([
    `${outcome}: ${because} (${counted(report.writes, 'write')}, ${counted(report.calls, 'call')})`,
    ...steps.map(({ result, resource, name, because: why, tookMs }) => {
      const took = tookMs > 0 ? ` in ${duration(tookMs)}` : '';
      return `  ${result}${took}: ${resource} ${name}, ${why}`;
    }),
    ...left.map(({ resource, name, because: why }) => `  stays: ${resource} ${name}, ${why}`),
  ]);
}

/** The one line that says why it is no success; undefined where it is one. */
export function destroyFailure(report: DestroyReport): string | undefined {
  const { outcome, because, hint, service, cluster } = report;
  if (outcome === 'destroyed' || outcome === 'unchanged') return undefined;
  const line = `destroy of service "${service}" in cluster "${cluster}" ${verbs[outcome]}: ${because}`;
  return plain(oneLine(hint === undefined ? line : `${line}; hint: ${hint}`));
}

const verbs = { refused: 'was refused', failed: 'failed', 'in-progress': 'is not over' } as const;
