import { quoted } from './shown.ts';

/** The way to a setting: `['fluentd', 'streams', 0, 'path']`. */
export type Path = readonly (string | number)[];

/** What is wrong with a setting, before it is known where in the file the setting stands. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly path: Path;
  /** Where not the value is at fault but its key. */
  readonly at?: 'key';
  readonly message: string;
  readonly hint: string;
}

export function error(path: Path, message: string, hint: string): Finding {
  return { severity: 'error', path, message, hint };
}

export function warning(path: Path, message: string, hint: string): Finding {
  return { severity: 'warning', path, message, hint };
}

/**
 * `fluentd.streams[0].path`, as people write it; an odd name is quoted, and cut where it is long, and where a value
 * begins that somebody wrote into it (`PASSWORD=…`, a URL).
 */
export function showPath(path: Path): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : showName(part, index === 0))).join('');
}

function showName(name: string, first: boolean): string {
  if (/^[\w:/<-]{1,80}$/.test(name)) return first ? name : `.${name}`;
  const shown = name.slice(0, 80).replace(/(=|:\/\/).*/s, '$1');
  return `[${quoted(shown === name ? name : `${shown}…`)}]`;
}

/** The way to a setting that is written as people write it: `network.subnets[1]`. */
export function pathOfSetting(setting: string): Path {
  return (setting.match(/[^.[\]]+/g) ?? []).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** One string a path, for sets and maps; keys may hold dots, so that `showPath` would not do. */
export function pathKey(path: Path): string {
  return JSON.stringify(path);
}
