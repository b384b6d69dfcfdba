import * as v from 'valibot';
import { ReadFailed } from '../../errors.ts';
import { type Entry, evidences, states } from './entry.ts';

/**
 * The ledger's files, version 1: one JSON object for a day of UTC under `entries/2026-05-03.json`, which holds the windows
 * that begin on it, in order of time. `docs/ledger.md` describes them; who changes their form counts the version up.
 */
export const version = 1;

const count = v.pipe(v.string(), v.regex(/^-?\d+$/));
const instant = v.pipe(v.number(), v.integer());

const entry = v.strictObject({
  fromMs: instant,
  toMs: instant,
  state: v.picklist(states),
  evidence: v.picklist(evidences),
  lines: v.nullable(count),
  rows: v.nullable(count),
  missing: count,
  extra: count,
  repeated: count,
  shifted: count,
  logRepeats: count,
  because: v.array(v.string()),
  firstCheckMs: instant,
  lastCheckMs: instant,
  checks: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

const head = v.strictObject({
  version: v.literal(version),
  settings: v.string(),
  /** From where on windows were verified, and before which instant everything is final. A hint: the entries say it too. */
  sinceMs: instant,
  verifiedUntilMs: instant,
  /** Where windows begin that are lost, and not made good. */
  lost: v.array(instant),
});

/** What a run reads first, so that it need not read the days that are over and done with. */
export type Head = Omit<v.InferOutput<typeof head>, 'version'>;

export const headFile = 'head.json';

const file = v.strictObject({
  version: v.literal(version),
  /** What the entries were compared by: see `settingsKey`. */
  settings: v.string(),
  entries: v.array(entry),
});

export interface LedgerFile {
  readonly settings: string;
  readonly entries: readonly Entry[];
}

/** The name of the file that holds a window. */
export function fileOf({ fromMs }: { readonly fromMs: number }): string {
  return `entries/${new Date(fromMs).toISOString().slice(0, 10)}.json`;
}

export function write({ settings, entries }: LedgerFile): string {
  const inOrder = entries.toSorted((a, b) => a.fromMs - b.fromMs);
  const lines = inOrder.map((it) => JSON.stringify(it)).join(',\n');
  return `{"version":${version},"settings":${JSON.stringify(settings)},"entries":[\n${lines}\n]}\n`;
}

export function writeHead(value: Head): string {
  return `${JSON.stringify({ version, ...value })}\n`;
}

/** Reads a file of the ledger back. @throws ReadFailed for anything that this version has not written. */
export function read(name: string, text: string): LedgerFile {
  return checked(file, name, text);
}

/** @throws ReadFailed as `read` does. */
export function readHead(text: string): Head {
  return checked(head, headFile, text);
}

/** A ledger that is guessed at proves nothing. */
function checked<Schema extends v.GenericSchema>(schema: Schema, name: string, text: string): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, json(name, text));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const place = v.getDotPath(issue as v.BaseIssue<unknown>) ?? 'the file';
  throw new ReadFailed(`${name} of the ledger is not of version ${version}: ${place} is not what it should be`, {
    hint: 'it was written by another version, or by hand: use that version, or another verify.state',
  });
}

function json(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ReadFailed(`${name} of the ledger is no JSON`, {
      hint: 'it was cut off or written by hand: put a former version of it back',
    });
  }
}
