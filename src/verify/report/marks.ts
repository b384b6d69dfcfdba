import { iso } from '../../values/iso.ts';
import type { Mark } from '../report.ts';
import type { Window } from '../window.ts';
import type { ReportInput } from './input.ts';

/** Where log groups begin and end, and deploys, in order of time: those that fall into what is shown. */
export function marksOf({ logs, deploys = [] }: Pick<ReportInput, 'logs' | 'deploys'>, shown: Window): readonly Mark[] {
  const cutovers = logs.flatMap(({ group, from, until }) => [
    ...(from === undefined ? [] : [{ atMs: Date.parse(from), words: `${group} begins` }]),
    ...(until === undefined ? [] : [{ atMs: Date.parse(until), words: `${group} ends` }]),
  ]);
  const marks = [
    ...cutovers.map((mark) => ({ ...mark, kind: 'cutover' as const })),
    ...deploys.map((mark) => ({ ...mark, kind: 'deploy' as const })),
  ];
  return marks
    .filter(({ atMs }) => atMs >= shown.fromMs && atMs < shown.toMs)
    .toSorted((one, other) => one.atMs - other.atMs)
    .map(({ atMs, kind, words }) => ({ at: iso(atMs), kind, words }));
}
