import { isZone } from '../../src/values/zone.ts';
import type { Aggregate } from './bucket.ts';
import { defaultFormat, type LogFormat, readFormat } from './format/format.ts';
import { FormatInvalid } from './format/piece.ts';
import { type Place, readPlaces } from './places.ts';

/** What the batch was told, by the environment and the command line. */
export interface Settings {
  readonly database: { readonly engine: 'postgres' | 'mysql'; readonly url: string };
  /** Folders with the files. */
  readonly places: readonly Place[];
  /** Files are read while they grow, by offset; else whole, when they are finished. */
  readonly isGrowing: boolean;
  readonly format: LogFormat;
  /** The share of a file's lines that may be no rows; above it nothing of the file is taken. */
  readonly mostRejected: number;
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
 * @param environment DATABASE_URL, LOG_PATHS, READ, LOG_FORMAT, MAX_REJECTED, TABLE, QUIET_SECONDS, DELETE_AFTER,
 *   AGGREGATE, TIMEZONE
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
    places: readFolders(environment.LOG_PATHS || '/fluentd/log/access', problem),
    isGrowing: readReading(environment, problem),
    format: readLogFormat(environment, problem),
    mostRejected: readShare(environment.MAX_REJECTED || '1%', problem),
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

function readFolders(paths: string, problem: Problem): readonly Place[] {
  const places = readPlaces(paths);
  const names = places.map(({ stream }) => stream);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (places.length === 0) problem('LOG_PATHS names no folder', 'for example /fluentd/log/access:/fluentd/log/error');
  const inFolder = places.find(({ folder }) => /[*?[]/.test(folder));
  if (inFolder)
    problem('LOG_PATHS has a pattern in a folder’s name', 'a pattern is of files: /logs/access/access_log*');
  if (twice !== undefined) {
    // A file is known by its folder's own name and its name, wherever the volume is mounted.
    problem(`LOG_PATHS has two folders named "${twice}"`, 'give each stream a folder with a name of its own');
  }
  return places;
}

function readReading({ READ, DELETE_AFTER }: Environment, problem: Problem): boolean {
  if (!READ || READ === 'finished') return false;
  if (READ !== 'growing') problem('READ is neither finished nor growing', 'leave it out, and finished files are read');
  if (READ === 'growing' && DELETE_AFTER)
    problem(
      'DELETE_AFTER is for finished files',
      'who rotates growing files deletes them: logrotate’s rotate and maxage',
    );
  return true;
}

function readLogFormat({ LOG_FORMAT, TIMEZONE }: Environment, problem: Problem): LogFormat {
  if (!LOG_FORMAT?.trim()) return defaultFormat;
  try {
    return readFormat(LOG_FORMAT, TIMEZONE && isZone(TIMEZONE) ? TIMEZONE : undefined);
  } catch (error) {
    if (!(error instanceof FormatInvalid)) throw error;
    problem(`LOG_FORMAT: ${error.message}`, error.hint);
    return defaultFormat;
  }
}

function readShare(text: string, problem: Problem): number {
  const [, percent] = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text) ?? [];
  const share = Number(percent) / 100;
  if (!(share <= 1)) problem('MAX_REJECTED is not a share', 'for example 1% or 0.5%; 100% takes everything');
  return share;
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
