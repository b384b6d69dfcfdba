import { LOG_ROOT } from '../../config/places.ts';
import type { AccessLog } from './access.ts';
import { matches } from './glob.ts';
import type { Rotated } from './logrotate.ts';
import { rotateOf } from './rotateOf.ts';

/** A stream, and how the old host had it. */
export interface HostStream {
  /** As the configuration has it. */
  readonly stream: Readonly<Record<string, unknown>>;
  readonly was: string;
  readonly notes: readonly string[];
}

/** The streams of the web servers' logs, or where no server is given those of logrotate's files. */
export function streamsOf(logs: readonly AccessLog[], rotated: readonly Rotated[]): readonly HostStream[] {
  const written = new Map(logs.map((log) => [log.path, log]));
  const paths = logs.length > 0 ? [...written.keys()] : rotated.flatMap((block) => block.paths);
  const taken = new Set<string>();
  return [...new Set(paths)].map((path) => {
    const block = rotated.find((each) => each.paths.some((pattern) => pattern === path || matches(pattern, path)));
    return streamOf(path, written.get(path), block, taken);
  });
}

function streamOf(was: string, log: AccessLog | undefined, block: Rotated | undefined, taken: Set<string>): HostStream {
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
  ];
  const renamed = block && !dated ? { write: 'rotate', rotate: rotateOf(block.rotation) } : { write: 'append' };
  const stream = { tag: `app.${stem}`, path: `${LOG_ROOT}/${stem}`, file, ...renamed, format: 'single_value' };
  return { stream, was, notes: [...notes, ...(block && !dated ? block.notes : [])] };
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
