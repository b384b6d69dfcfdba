import type { Row } from '../engines/source.ts';
import { countGroups, readMembers } from '../engines/statements.ts';
import { joined, plainText } from '../identity.ts';
import type { Member } from '../lines/member.ts';
import type { Reading } from '../side.ts';
import type { Window } from '../window.ts';
import { doubtOf, type Look } from './look.ts';
import { narrow } from './narrow.ts';
import type { Plan } from './plan.ts';
import { readTally, rowsOf, unknown } from './read.ts';
import type { Scale } from './scale.ts';
import { rangeOf } from './tally.ts';
import { textOf } from './texts.ts';

/** How many rows of a window are held in memory, and of all windows of one call: some 200 bytes each. */
export interface Most {
  readonly ofWindow: number;
  readonly ofCall: number;
}

/**
 * Reads the identities in each window, in one snapshot.
 *
 * @param lines what the log holds of each window, where it is known: rows that are proved to be those are not read
 */
export async function members(
  look: Look,
  windows: readonly Window[],
  most: Most,
  lines?: readonly Reading<readonly Member[]>[],
) {
  const readings: Reading<readonly Member[]>[] = [];
  let left = most.ofCall;
  for (const [at, window] of windows.entries()) {
    const given = lines?.[at];
    const reading = await readWindow(
      look,
      window,
      given?.kind === 'known' ? given.value : [],
      Math.min(most.ofWindow, left),
    );
    if (reading.kind === 'known') left -= reading.value.length;
    readings.push(reading);
  }
  return readings;
}

async function readWindow(look: Look, window: Window, lines: readonly Member[], most: number) {
  const found: (readonly Member[])[] = [];
  let left = most;
  for (const part of await narrow(look, window, lines)) {
    const reading = part.rows ? known(part.rows) : await membersOf(look, part.window, left);
    if (reading.kind === 'unknown') return reading;
    found.push(reading.value);
    left -= reading.value.length;
  }
  return known(found.flat());
}

function known(value: readonly Member[]): Reading<readonly Member[]> {
  return { kind: 'known', value };
}

async function membersOf(look: Look, window: Window, most: number): Promise<Reading<readonly Member[]>> {
  const doubt = doubtOf(look, window);
  if (doubt !== undefined) return unknown(doubt);
  const { session, plan, scale } = look;
  if (scale === undefined) return known([]);
  const { syntax } = session.dialect;
  const sql = readMembers(syntax, plan.measured, plan.keys, rangeOf(scale, window), most + 1);
  const rows = await session.query(sql);
  if (rows.length > most) return unknown(`it has more rows than fit: ${most}`);
  const nulls = rows.filter((row) => textsOf(row, plan.keys).includes(undefined)).length;
  if (nulls > 0) return unknown(`${rowsOf(nulls)} no ${plan.keys.map(({ name }) => name).join(' or ')}`);
  return known(rows.map((row) => memberOf(row, plan, scale, window)));
}

function textsOf(row: Row, keys: Plan['keys']): readonly (string | undefined)[] {
  return keys.map((key, at) => textOf(key, row[`key${at}`]));
}

/** What a clock shows twice may be read as an instant outside of the window that its row is in. */
function memberOf(row: Row, { keys, identity }: Plan, scale: Scale, { fromMs, toMs }: Window): Member {
  const texts = textsOf(row, keys) as readonly string[];
  const atMs = scale.instantOf(Math.floor(scale.read(String(row.moment)) ?? fromMs));
  return {
    identity: identityIn(texts, identity),
    atMs: Math.min(Math.max(atMs, fromMs), toMs - 1),
  };
}

/** As the log's side has it: a line is itself to the last character. */
function identityIn(texts: readonly string[], kind: Plan['identity']): string {
  const [only = ''] = texts;
  if (kind === 'keys') return joined(texts.map(plainText));
  return kind === 'line' ? only : plainText(only);
}

/** How many groups of a window are told apart. */
const mostGroups = 10_000;

/** Counts each window by its groups. */
export async function groups(look: Look, windows: readonly Window[]) {
  const readings: Reading<ReadonlyMap<string, bigint>>[] = [];
  for (const window of windows) readings.push(await groupsOf(look, window));
  return readings;
}

async function groupsOf(look: Look, window: Window): Promise<Reading<ReadonlyMap<string, bigint>>> {
  const doubt = doubtOf(look, window);
  if (doubt !== undefined) return unknown(doubt);
  const { session, plan, scale } = look;
  const counts = new Map<string, bigint>();
  if (scale === undefined) return { kind: 'known', value: counts };
  const range = rangeOf(scale, window);
  const rows = await session.query(
    countGroups(session.dialect.syntax, plan.measured, plan.groups, range, mostGroups + 1),
  );
  if (rows.length > mostGroups) return unknown(`it has more groups than fit: ${mostGroups}`);
  for (const row of rows) {
    const texts = textsOf(row, plan.groups);
    const counted = readTally(row, { ...plan.measured, hash: undefined });
    if (texts.includes(undefined)) return unknown(`rows have no ${plan.groups.map(({ name }) => name).join(' or ')}`);
    if (counted.kind === 'unknown') return counted;
    const key = joined((texts as readonly string[]).map(plainText));
    counts.set(key, (counts.get(key) ?? 0n) + counted.value.count);
  }
  return { kind: 'known', value: counts };
}
