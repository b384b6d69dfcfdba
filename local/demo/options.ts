import { parseArgs } from 'node:util';
import type { Aggregate } from './aggregate.ts';
import { engineOf } from './databaseUrl.ts';

export interface DemoOptions {
  /** A log in combined format to send; generated lines if there is none. */
  readonly log: string | undefined;
  /** How many lines are generated. */
  readonly events: number;
  /** How many rows are taken out behind the batch's back before the verification. */
  readonly lose: number;
  /** The batch adds hits up by the hour or day, and the sums are what the Lambda compares. */
  readonly aggregate: Aggregate | undefined;
  /** nginx's access log is followed by a forwarder, in place of an application that sends. */
  readonly nginx: boolean;
  /** A database of yours; PGlite on a loopback port if there is none. */
  readonly database: string | undefined;
  /** Leaves the folder with the volume, the summaries, the logs and the rendered files, and the tables. */
  readonly keep: boolean;
  readonly json: boolean;
  /** Tells the Action's whole log, with its ARNs, and the calls that AWS's stand-in answered. */
  readonly verbose: boolean;
}

export const usage = `usage: npm run demo -- [options]

  --log FILE       send the lines of a real access log (combined format)
  --events N       send N generated lines (3000), the ugly ones among them
  --lose K         take K rows out behind the batch's back: the verification must say so, and the demo fails
  --aggregate day  the batch adds hits up by day (or hour) and path, and the Lambda compares the sums
  --nginx          nginx before an application, and its access log followed by the forwarder
  --database URL   postgres://… or mysql://…: your database (own tables, dropped at the end); PGlite otherwise
  --keep           leave the demo's folder (volume, job summaries, logs, rendered files) and its tables
  --verbose        show the Action's whole log and the calls that the stand-in for AWS answered
  --json           the last line of standard output is one JSON object`;

/** Reads the demo's options. Throws an Error with a sentence for a person on anything wrong. */
export function readOptions(argv: readonly string[]): DemoOptions | undefined {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      log: { type: 'string' },
      events: { type: 'string' },
      lose: { type: 'string', default: '0' },
      aggregate: { type: 'string' },
      nginx: { type: 'boolean', default: false },
      database: { type: 'string' },
      keep: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  if (values.log !== undefined && values.events !== undefined) {
    throw new Error('--log and --events exclude each other: a log has as many lines as it has');
  }
  if (values.nginx && (values.log !== undefined || values.aggregate !== undefined)) {
    throw new Error('--nginx writes its own lines, each once: --log and --aggregate do not go with it');
  }
  if (values.database !== undefined) engineOf(values.database);
  return {
    log: values.log,
    events: count('--events', values.events ?? '3000', 1, 1_000_000),
    lose: count('--lose', values.lose, 0, 1_000_000),
    aggregate: aggregateOf(values.aggregate),
    nginx: values.nginx,
    database: values.database,
    keep: values.keep,
    json: values.json,
    verbose: values.verbose,
  };
}

function aggregateOf(text: string | undefined): Aggregate | undefined {
  if (text === undefined || text === 'hour' || text === 'day') return text;
  throw new Error(`--aggregate is "${text}": write day or hour`);
}

function count(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new Error(`${name} is "${text}": write a whole number from ${least} to ${most}`);
  }
  return value;
}
