import { LOG_ROOT } from '../../config/places.ts';
import type { AccessLog } from './access.ts';
import { matches } from './glob.ts';
import type { Rotated } from './logrotateState.ts';
import { rotateOf } from './rotateOf.ts';

/** A stream, and how the old host had it. */
export interface HostStream {
  /** As the configuration has it. */
  readonly stream: Readonly<Record<string, unknown>>;
  readonly was: string;
  /** The block of logrotate that renames it. */
  readonly by?: Rotated | undefined;
  readonly notes: readonly string[];
}

/** The streams of the web servers' logs, or where no server is given those of logrotate's files. */
export function streamsOf(logs: readonly AccessLog[], rotated: readonly Rotated[]): readonly HostStream[] {
  const written = Map.groupBy(logs, ({ path }) => path);
  const paths = logs.length > 0 ? [...written.keys()] : rotated.flatMap((block) => block.paths);
  const taken = new Set<string>();
  return [...new Set(paths)].map((path) => {
    const block = rotated.find((each) => each.paths.some((pattern) => isOf(pattern, path)));
    return streamOf(path, written.get(path) ?? [], block, taken);
  });
}

function isOf(pattern: string, path: string): boolean {
  return pattern === path || matches(pattern, path);
}

function streamOf(was: string, logs: readonly AccessLog[], block: Rotated | undefined, taken: Set<string>): HostStream {
  const [log] = logs;
  const base = was.slice(was.lastIndexOf('/') + 1);
  const file = fileOf(base);
  const dated = /%[YmdH]/.test(file);
  const stem = unique(stemOf(file), taken);
  const notes = [
    ...(file === base ? [] : [`${was}: its name has no counterpart as it is, and became ${file}`]),
    ...(log?.format.text === undefined && log ? [`${was}: the format ${log.format.name} is defined elsewhere`] : []),
    ...(log?.piped === undefined || dated
      ? []
      : [`${was}: ${log.piped} names its files by seconds; here they grow under one name`]),
    ...folderNotes(was, dated),
    ...(block || dated ? [] : [`${was}: nothing renames it, and it grows: ${renaming}`]),
    ...logs.flatMap((each) => each.notes),
  ];
  const renamed = block && !dated ? { write: 'rotate', rotate: rotateOf(block.rotation) } : { write: 'append' };
  const stream = { tag: `app.${stem}`, path: `${LOG_ROOT}/${stem}`, file, ...renamed, format: 'single_value' };
  const by = dated ? undefined : block;
  return { stream, was, by, notes: [...notes, ...(by?.notes ?? [])] };
}

const renaming = 'give logrotate’s configuration for it as well, or write: rotate';

/** What logrotate does with files that are no stream's, have their date in the name, or are of a block above. */
export function idleNotes(streams: readonly HostStream[], rotated: readonly Rotated[]): readonly string[] {
  return rotated.flatMap((block) => {
    const renamed = streams.filter(({ by }) => by === block).map(({ was }) => was);
    const idle = block.paths.filter((pattern) => !renamed.some((path) => isOf(pattern, path)));
    return idle.length === 0
      ? []
      : [`${block.at}: ${idle.join(' ')}: no stream is renamed by this, and it was left out`];
  });
}

/** A date in a folder's name would be a new folder each day. */
function folderNotes(was: string, dated: boolean): readonly string[] {
  const folder = was.slice(0, was.lastIndexOf('/'));
  if (!folder.includes('%')) return [];
  return [
    `${was}: the date in the folder is left out${dated ? '' : ', and with it the day'}: put it into the file’s name`,
  ];
}

/** The name as a stream can have it: letters, digits, `.`, `_`, `-`, and the date parts that there are. */
function fileOf(base: string): string {
  const spelt = base.replaceAll('%y', '%Y').replaceAll('%F', '%Y-%m-%d');
  const kept = spelt
    .replace(/%[^YmdH]|[^A-Za-z0-9._%-]/g, '')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 190);
  return kept || 'access_log';
}

/** `access_log.%Y%m%d` and `access.log` are both `access`. */
function stemOf(file: string): string {
  const bare = file.replace(/[._-]*%[YmdH]/g, '').replace(/[._-](log|txt)$/i, '');
  return (
    bare
      .replace(/[^A-Za-z0-9_-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'access'
  );
}

function unique(stem: string, taken: Set<string>): string {
  let name = stem;
  for (let number = 2; taken.has(name); number += 1) name = `${stem}-${number}`;
  taken.add(name);
  return name;
}
