import type { Verify } from '../../config/schema.ts';
import { ReadFailed } from '../../errors.ts';
import { iso } from '../../values/iso.ts';
import { isOfDays } from '../bucket.ts';
import type { Freshness, Session } from '../engines/source.ts';
import { countTimeless, probeCondition } from '../engines/statements.ts';
import type { Window } from '../window.ts';
import { beginsAt } from './beginsAt.ts';
import { formOf } from './form.ts';
import { askedOf, type Plan, planOf } from './plan.ts';
import { refusalOf } from './refusal.ts';
import { type Scale, scaleOf } from './scale.ts';

/** A transaction that sees one moment, and what has to be known of it to read it. */
export interface Look {
  readonly session: Session;
  readonly plan: Plan;
  /** Undefined where the table is empty, and how it would hold time is not known. */
  readonly scale: Scale | undefined;
  readonly freshness: Freshness;
  /** Why rows may still come that were written before. */
  readonly pending: string | undefined;
  readonly notes: readonly string[];
}

type Settings = Pick<Verify, 'database' | 'identity'>;

/**
 * Begins a look. Two questions come before the snapshot: how far a replica is, or it would be said of a later moment than what
 * is seen; and who is writing, who is asked for once more behind it.
 *
 * @throws ReadFailed if the table cannot be evidence
 */
export async function beginLook(session: Session, settings: Settings, nowMs: number): Promise<Look> {
  const { query, quote, dialect } = session;
  const table = await dialect.describe(query, quote, askedOf(settings));
  const plan = planOf(settings, table, quote);
  const freshness = await dialect.freshness(query);
  const before = await dialect.open(query, table);
  await session.begin();
  const behind = await dialect.open(query, table);
  const { where } = plan.measured;
  if (where !== undefined) await query(probeCondition(table, where)).catch(notACondition);
  const { scale, notes } = await scaled(session, plan, nowMs);
  return {
    session,
    plan,
    scale,
    freshness,
    pending: before.pending ?? behind.pending ?? lagOf(freshness, nowMs),
    notes: [...plan.notes, ...freshness.notes, ...before.notes, ...notes, ...(await timelessNotes(session, plan))],
  };
}

function notACondition(error: unknown): never {
  throw new ReadFailed(`verify.database.where is no condition that the database takes: ${refusalOf(error)}`, {
    cause: error,
  });
}

async function scaled({ query, dialect }: Session, plan: Plan, nowMs: number) {
  const { zone, bucket } = plan;
  const { table, time } = plan.measured;
  const isFree = time.kind === 'integer' || time.kind === 'text';
  const form = isFree ? await formOf(query, table, time, bucket, nowMs) : undefined;
  if (isFree && form === undefined) return { scale: undefined, notes: [] };
  const notes = form === undefined ? [] : [`${time.name} is taken for ${form.name}`];
  return { scale: scaleOf(time, { syntax: dialect.syntax, zone, bucket, form }), notes };
}

/** A replica that is no further behind than this is taken for the moment itself. */
const mostLagMs = 60_000;

function lagOf({ untilMs }: Freshness, nowMs: number): string | undefined {
  if (untilMs >= nowMs - mostLagMs) return undefined;
  return `the replica shows what was written until ${saidUntil(untilMs)}`;
}

function saidUntil(untilMs: number): string {
  return Number.isFinite(untilMs) ? iso(untilMs) : 'an unknown instant';
}

/** Rows without a time are in no window. Beyond this number it is only said that there are more. */
const mostTimeless = 1000;

async function timelessNotes({ query }: Session, { measured, isIndexed }: Plan): Promise<readonly string[]> {
  const { time } = measured;
  if (!time.isNullable || !isIndexed) return [];
  const [row] = await query(countTimeless(measured, mostTimeless + 1));
  const held = Number(row?.held);
  if (held === 0) return [];
  const rows = held > mostTimeless ? `more than ${mostTimeless}` : String(held);
  return [`rows without ${time.name}, which are in no window: ${rows}`];
}

/** Why a window cannot be told from the rows, undefined where it can. */
export function doubtOf({ scale, plan, freshness }: Look, { fromMs, toMs }: Window): string | undefined {
  const { untilMs, hint } = freshness;
  if (untilMs < toMs) {
    const until = `the replica shows what was written until ${saidUntil(untilMs)} only`;
    return hint === undefined ? until : `${until} (${hint})`;
  }
  const { zone, bucket } = plan;
  const edges = [fromMs, toMs];
  if (bucket !== undefined && edges.some((edge) => !beginsAt(bucket, zone, edge))) {
    return `it does not begin and end where a ${bucket} of ${zone.name} does`;
  }
  const isAmbiguous = scale?.isLocal === true && !(bucket !== undefined && isOfDays(bucket));
  if (isAmbiguous && edges.some((edge) => zone.isInDoubled(edge))) {
    return `the clock of ${zone.name} shows this time twice`;
  }
  return undefined;
}
