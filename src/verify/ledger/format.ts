import * as v from 'valibot';
import { ReadFailed } from '../../errors.ts';
import { type Entry, evidences, type State, states } from './entry.ts';

/**
 * The ledger's files, version 1. Who changes their form counts the version up.
 *
 * - `entries/2026-05-03.json`: one JSON object for a day of UTC with the windows that begin on it, in order of time.
 * - `head.json`: what a run goes on from, so that it need not read the days that are over and done with.
 * - `lines/2026-05-03T10-05-00Z.json`: which lines and rows of a window differ. Identities stand in it as they are, which
 *   of a line that is its own identity is its content.
 * - `scope.json`: see `scopeFile.ts`. A ledger of former times has none.
 */
export const version = 1;

const count = v.pipe(v.string(), v.regex(/^-?\d+$/));
const instant = v.pipe(v.number(), v.integer());
const number = v.pipe(v.number(), v.integer(), v.minValue(0));

const entry = v.strictObject({
  fromMs: instant,
  toMs: instant,
  state: v.picklist(states),
  evidence: v.picklist(evidences),
  lines: v.nullable(count),
  rows: v.nullable(count),
  parts: v.exactOptional(v.record(v.string(), count)),
  missing: count,
  extra: count,
  repeated: count,
  shifted: count,
  carried: v.exactOptional(count),
  logRepeats: count,
  because: v.array(v.string()),
  firstCheckMs: instant,
  lastCheckMs: instant,
  undecidedSinceMs: v.exactOptional(instant),
  checks: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

const totals = v.strictObject({
  lines: count,
  rows: count,
  missing: count,
  extra: count,
  repeated: count,
  shifted: count,
  logRepeats: count,
  /** Windows by state; a state that none has is left out. */
  states: v.strictObject(
    Object.fromEntries(states.map((state) => [state, v.exactOptional(number)])) as Record<
      State,
      v.ExactOptionalSchema<typeof number, undefined>
    >,
  ),
});

/** Sums over final windows. */
export type Totals = v.InferOutput<typeof totals>;

const head = v.strictObject({
  version: v.literal(version),
  settings: v.string(),
  /** When it was written, by the clock of who wrote it. */
  atMs: instant,
  /** From where on windows are verified. */
  sinceMs: instant,
  /** Before this instant everything is final. The entries say it too. */
  verifiedUntilMs: instant,
  /** Where windows before it begin that are lost, and were not made good when this was written; or of which that was so once and is unknown now. */
  lost: v.array(instant),
  /** Over all windows before it but those in `lost`. */
  totals,
  /** The end of the last window before it that held something; `sinceMs` where none did. */
  heardUntilMs: instant,
});

/** What a run reads first. */
export type Head = Omit<v.InferOutput<typeof head>, 'version'>;

export const headFile = 'head.json';

const member = v.strictObject({ identity: v.string(), atMs: instant });

const details = v.strictObject({
  version: v.literal(version),
  settings: v.string(),
  /** As the window was decided by the look that found these. */
  entry,
  missing: v.array(member),
  extra: v.array(member),
  repeated: v.array(member),
  /** Of a bucket: the values of `database.groups` as a JSON list of texts, and what each side holds. */
  groups: v.array(v.strictObject({ group: v.string(), lines: count, rows: count })),
});

/** What differs in a window. */
export type Details = Omit<v.InferOutput<typeof details>, 'version' | 'settings' | 'entry'> & { readonly entry: Entry };

/** What every file says it was compared by: see `settingsKey`. */
export interface OfSettings {
  readonly settings: string;
}

const file = v.strictObject({
  version: v.literal(version),
  settings: v.string(),
  entries: v.array(entry),
});

export interface LedgerFile extends OfSettings {
  readonly entries: readonly Entry[];
}

/** The name of the file that holds a window. */
export function fileOf({ fromMs }: { readonly fromMs: number }): string {
  return `entries/${new Date(fromMs).toISOString().slice(0, 10)}.json`;
}

/** The name of the file that says which lines of a window differ. */
export function detailsFileOf({ fromMs }: { readonly fromMs: number }): string {
  const at = new Date(fromMs).toISOString().replace('.000', '').replaceAll(/[:.]/g, '-');
  return `lines/${at}.json`;
}

export function write({ settings, entries }: LedgerFile): string {
  const inOrder = entries.toSorted((a, b) => a.fromMs - b.fromMs);
  const lines = inOrder.map((it) => JSON.stringify(it)).join(',\n');
  return `{"version":${version},"settings":${JSON.stringify(settings)},"entries":[\n${lines}\n]}\n`;
}

export function writeHead(value: Head): string {
  return `${JSON.stringify({ version, ...value })}\n`;
}

export function writeDetails(settings: string, value: Details): string {
  return `${JSON.stringify({ version, settings, ...value })}\n`;
}

/** Reads a file of the ledger back. @throws ReadFailed for anything that this version has not written. */
export function read(name: string, text: string): LedgerFile {
  return checked(file, name, text);
}

/** @throws ReadFailed as `read` does. */
export function readHead(text: string): Head {
  return checked(head, headFile, text);
}

/** @throws ReadFailed as `read` does. */
export function readDetails(name: string, text: string): Details & OfSettings {
  return checked(details, name, text);
}

/** A ledger that is guessed at proves nothing. */
export function checked<Schema extends v.GenericSchema>(
  schema: Schema,
  name: string,
  text: string,
): v.InferOutput<Schema> {
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
