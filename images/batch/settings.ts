import { isZone } from '../../src/values/zone.ts';
import type { Aggregate } from './bucket.ts';

/** What the batch was told, by the environment and the command line. */
export interface Settings {
  readonly database: { readonly engine: 'postgres' | 'mysql'; readonly url: string };
  /** Folders with the finished files. */
  readonly folders: readonly string[];
  /** `access_log`, or with a schema `logs.access_log`. */
  readonly table: string;
  readonly quietMs: number;
  /** After how long an ingested file is deleted; undefined keeps it. */
  readonly deleteAfterMs: number | undefined;
  /** Runs again and again; undefined runs once. */
  readonly everyMs: number | undefined;
  readonly json: boolean;
  /** Hits that are added up beside the rows, in `<table>_hits`; undefined for none. */
  readonly aggregate: Aggregate | undefined;
}

/** The settings cannot be used. Each problem names its place and how to put it right; no value of the URL is shown. */
export class SettingsInvalid extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'SettingsInvalid';
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param environment DATABASE_URL, LOG_PATHS, TABLE, QUIET_SECONDS, DELETE_AFTER, AGGREGATE, TIMEZONE
 * @param args `--every 1s`, `--json`
 * @throws SettingsInvalid with every problem
 */
export function readSettings(environment: Environment, args: readonly string[]): Settings {
  const problems: string[] = [];
  const problem = (fact: string, hint: string): undefined => {
    problems.push(`${fact}\n  hint: ${hint}`);
  };
  const options = readArguments(args, problem);
  const settings = {
    database: readDatabase(environment.DATABASE_URL, problem),
    folders: readFolders(environment.LOG_PATHS || '/fluentd/log/access', problem),
    table: readTable(environment.TABLE || 'access_log', problem),
    quietMs: readQuietMs(environment.QUIET_SECONDS || '5', problem),
    deleteAfterMs: readDuration('DELETE_AFTER', environment.DELETE_AFTER || undefined, problem),
    everyMs: readDuration('--every', options.every, problem),
    json: options.json,
    aggregate: readAggregate(environment, problem),
  };
  const { database } = settings;
  if (problems.length > 0 || database === undefined) throw new SettingsInvalid(problems);
  return { ...settings, database };
}

type Problem = (fact: string, hint: string) => undefined;

function readArguments(args: readonly string[], problem: Problem): { every: string | undefined; json: boolean } {
  let every: string | undefined;
  let json = false;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--json') json = true;
    else if (arg === '--every') every = args[++at] ?? '';
    else if (arg.startsWith('--every=')) every = arg.slice('--every='.length);
    else problem(`${arg} is not an option`, 'the options are --every 1s and --json');
  }
  return { every, json };
}

const engineOf: Readonly<Record<string, 'postgres' | 'mysql'>> = {
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
  'mysql:': 'mysql',
  'mariadb:': 'mysql',
};

function readDatabase(url: string | undefined, problem: Problem): Settings['database'] | undefined {
  const hint = 'it looks like postgres://user:password@host:5432/name, or mysql:// or mariadb://';
  if (!url) return problem('DATABASE_URL is not set', hint);
  if (!URL.canParse(url))
    return problem('DATABASE_URL is not a URL', `${hint}; encode special characters of a password`);
  const { protocol, pathname } = new URL(url);
  const engine = engineOf[protocol];
  if (engine === undefined) return problem('DATABASE_URL is of a database that the batch has no driver for', hint);
  if (pathname.length < 2) return problem('DATABASE_URL names no database', hint);
  return { engine, url };
}

function readFolders(paths: string, problem: Problem): readonly string[] {
  const folders = paths
    .split(':')
    .filter((path) => path !== '')
    .map((path) => path.replace(/(?<=.)\/+$/, ''));
  const names = folders.map((folder) => folder.slice(folder.lastIndexOf('/') + 1));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (folders.length === 0) problem('LOG_PATHS names no folder', 'for example /fluentd/log/access:/fluentd/log/error');
  if (twice !== undefined) {
    // A file is known by its folder's own name and its name, wherever the volume is mounted.
    problem(`LOG_PATHS has two folders named "${twice}"`, 'give each stream a folder with a name of its own');
  }
  return folders;
}

function readTable(table: string, problem: Problem): string {
  if (!/^(?:[A-Za-z_][A-Za-z0-9_]{0,49}\.)?[A-Za-z_][A-Za-z0-9_]{0,49}$/.test(table)) {
    problem('TABLE is not a table’s name', 'letters, digits and _ up to 50, with a schema if needed: logs.access_log');
  }
  return table;
}

function readQuietMs(seconds: string, problem: Problem): number {
  if (!/^\d{1,5}(\.\d+)?$/.test(seconds)) problem('QUIET_SECONDS is not a number of seconds', 'for example 5, or 0.5');
  return Number(seconds) * 1000;
}

function readAggregate({ AGGREGATE, TIMEZONE }: Environment, problem: Problem): Aggregate | undefined {
  if (!AGGREGATE) return undefined;
  const zone = TIMEZONE || '+00:00';
  if (!isZone(zone)) problem('TIMEZONE is not a known zone', 'a name such as Asia/Tokyo, or an offset such as +09:00');
  if (AGGREGATE === 'hour' || AGGREGATE === 'day') return { bucket: AGGREGATE, zone };
  return problem('AGGREGATE is neither hour nor day', 'leave it out, and only rows are made');
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function readDuration(place: string, text: string | undefined, problem: Problem): number | undefined {
  if (text === undefined) return undefined;
  const [, amount, unit] = /^([1-9]\d{0,5})(ms|s|m|h|d)$/.exec(text) ?? [];
  const ms = Number(amount) * (unitMs[unit ?? ''] ?? Number.NaN);
  return Number.isNaN(ms) ? problem(`${place} is not a duration`, 'for example 30s, 5m, 6h or 7d') : ms;
}
