import type { TaskHealth } from '../../health/health.ts';
import type { Newest } from '../../look/newest.ts';
import type { Dns, StatusReport } from '../../look/statusReport.ts';
import { age, ago } from '../ago.ts';
import { plain, plainLines } from '../escape.ts';
import { oneLine } from '../words.ts';
import { listeningInWords } from './listening.ts';

/** How the service is, for a terminal: the verdict first, then its evidence. */
export function statusText(report: StatusReport): string {
  return plainLines([
    `${report.outcome}: ${report.because}`,
    ...facts(report).map(([name, value]) => `  ${name}: ${value}`),
  ]);
}

/** Name and words of each fact, as they are: whoever shows them escapes them. */
export function facts(report: StatusReport): readonly (readonly [string, string])[] {
  const { health, atMs, revision, revisionSinceMs, rollout } = report;
  const { running, pending, desired } = health;
  const since = revisionSinceMs === undefined ? '' : `, for ${age(atMs - revisionSinceMs)}`;
  return [
    ['service', `${report.service} in cluster ${report.cluster}`],
    ['tasks', `${running} running, ${pending} pending, ${desired} desired`],
    ...health.tasks.map((task) => ['task', taskInWords(task, atMs)] as const),
    ...(revision === undefined ? [] : [['revision', `${revision}${since}`] as const]),
    ...(rollout === undefined ? [] : [['rollout', rollout] as const]),
    ['listening', listeningInWords(health.listening, atMs)],
    ['name', `${report.endpoint} ${dnsInWords(report.dns)}`],
    ...health.stops.map(
      ({ cause, count, lastAtMs }) => ['stopped', `${count} ×, last ${ago(lastAtMs, atMs)}: ${cause}`] as const,
    ),
    ...notesIn(report).map((note) => ['note', plain(note)] as const),
    ['newest file', newestInWords(report.newestFile, atMs)],
    ['newest row', newestInWords(report.newestRow, atMs)],
    ['jobs', newestInWords(report.jobs, atMs)],
    ...(report.hint === undefined ? [] : [['hint', report.hint] as const]),
  ];
}

function taskInWords({ id, lastStatus, health, startedAtMs, ipv4 }: TaskHealth, nowMs: number): string {
  const unstarted = lastStatus === 'RUNNING' ? 'since when is not told' : 'not started';
  const started = startedAtMs === undefined ? unstarted : `started ${ago(startedAtMs, nowMs)}`;
  return `${id} ${lastStatus} ${health}, ${started}${ipv4 === undefined ? '' : `, at ${ipv4}`}`;
}

/** Where all is well they stand among its evidence already. */
function notesIn({ health }: StatusReport): readonly string[] {
  return health.verdict === 'healthy' ? [] : (health.warnings ?? []);
}

function dnsInWords(dns: Dns): string {
  return dns.kind === 'resolved' ? `resolves to ${dns.addresses.join(', ')} here` : `unknown: ${dns.because}`;
}

function newestInWords(newest: Newest, nowMs: number): string {
  if (newest.kind === 'unknown') return `not known: ${newest.because}`;
  const what = newest.what === '' ? '' : `: ${newest.what}`;
  return `${ago(newest.atMs, nowMs)}${what}`;
}

/** The one line that says that it is not well; undefined where it is. */
export function statusFailure({ outcome, because, hint, service, cluster }: StatusReport): string | undefined {
  if (outcome === 'healthy') return undefined;
  const line = `service "${service}" in cluster "${cluster}" is ${outcome}: ${because}`;
  return plain(oneLine(hint === undefined ? line : `${line}; hint: ${hint}`));
}
