import { isZone } from '../../values/zone.ts';
import { type Draft, type Note, Variable } from '../draft.ts';
import { clusterGap, networkGap, roleGap, secretGap, secretPlaceholder } from '../gaps.ts';
import { volumeNote } from '../minimalDraft.ts';
import type { AccessLog, Logging } from './access.ts';
import type { Logrotate } from './logrotate.ts';
import { type HostStream, idleNotes, streamsOf } from './streams.ts';
import type { HostTable } from './table.ts';

/** What was read of the old host. */
export interface Host {
  readonly table?: HostTable | undefined;
  readonly logrotate?: Logrotate | undefined;
  readonly servers: readonly Logging[];
}

/** The configuration of a log service that takes the old host's place. */
export function hostDraft({ table, logrotate, servers }: Host, cluster: string | undefined): Draft {
  const logs = servers.flatMap((server) => server.logs);
  const streams = streamsOf(logs, logrotate?.blocks ?? []);
  const zone = table?.zone !== undefined && isZone(table.zone) ? table.zone : undefined;
  const format = formatOf(logs);
  const secrets = table?.secrets ?? [];
  const environment = { ...(zone && { TZ: zone }), ...(format.text && { LOG_FORMAT: format.text }) };
  return {
    settings: {
      name: 'access-log',
      ...(cluster !== undefined && { cluster }),
      fluentd: {
        image: new Variable('FLUENTD_IMAGE'),
        ...(zone?.includes('/') && { timezone: zone }),
        ...(streams.length > 0 && { streams: streams.map(({ stream }) => stream) }),
      },
      batch: {
        image: new Variable('BATCH_IMAGE'),
        ...(table?.cron === 'cronie' && { command: ['crond', '-n'] }),
        ...(Object.keys(environment).length > 0 && { environment }),
        ...(secrets.length > 0 && { secrets: Object.fromEntries(secrets.map((name) => [name, secretPlaceholder])) }),
      },
    },
    gaps: [
      ...(cluster === undefined ? [clusterGap] : []),
      networkGap,
      ...(secrets.length > 0 ? [roleGap] : []),
      ...secrets.map(secretGap('batch')),
    ],
    notes: [
      ...notesOf(servers, logrotate),
      ...idleNotes(streams, logrotate?.blocks ?? []).map((text) => ({ text })),
      ...streamNotes(streams),
      ...batchNotes(table, logs, format.name),
      ...movedNotes(table, streams),
      volumeNote,
    ].filter(first),
  };
}

/** What several streams have in common is said once. */
function first(note: Note, at: number, notes: readonly Note[]): boolean {
  return notes.findIndex(({ section, text }) => section === note.section && text === note.text) === at;
}

/** Jobs that name the old files. */
function movedNotes(table: HostTable | undefined, streams: readonly HostStream[]): readonly Note[] {
  return streams.flatMap(({ was, stream }) => {
    const folder = was.slice(0, was.lastIndexOf('/') + 1).replace(/%.*/, '');
    const lines = folder.length < 2 ? [] : (table?.commands ?? []).filter(({ command }) => command.includes(folder));
    return lines.map(({ at }) => ({
      section: 'batch',
      text: `${at}: the job names ${folder}: its files are in ${stream.path} now`,
    }));
  });
}

/** The reference batch reads one format: that of most logs. */
function formatOf(logs: readonly AccessLog[]): { readonly name?: string; readonly text?: string } {
  const known = logs.flatMap(({ format: { name, text } }) => (text === undefined ? [] : [{ name, text }]));
  const byText = Map.groupBy(known, ({ text }) => text);
  const [most] = [...byText.values()].toSorted((one, other) => other.length - one.length);
  return most?.[0] ?? {};
}

function notesOf(servers: readonly Logging[], logrotate: Logrotate | undefined): readonly Note[] {
  return [...servers.flatMap(({ notes }) => notes), ...(logrotate?.notes ?? [])].map((text) => ({ text }));
}

function streamNotes(streams: readonly HostStream[]): readonly Note[] {
  return streams.flatMap(({ stream, was, notes }) => [
    { section: 'fluentd', text: `${was} is ${stream.path}/${stream.file} for the batch, from the tag ${stream.tag}` },
    ...notes.map((text) => ({ section: 'fluentd', text })),
  ]);
}

function batchNotes(
  table: HostTable | undefined,
  logs: readonly AccessLog[],
  format: string | undefined,
): readonly Note[] {
  const formats = new Set(logs.map((log) => log.format.text ?? log.format.name));
  const several = formats.size > 1 ? `, one of ${formats.size} that the logs have` : '';
  return [
    ...(format === undefined
      ? []
      : [`LOG_FORMAT is the format ${format}${several}: the reference batch reads it, another batch has its own`]),
    ...(table?.zone !== undefined && !isZone(table.zone)
      ? [`the crontab’s zone ${table.zone} is not known, and was left out`]
      : []),
    ...(table?.notes ?? []),
  ].map((text) => ({ section: 'batch', text }));
}
