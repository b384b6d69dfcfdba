import type { Verify } from '../config/schema.ts';
import { ReadFailed } from '../errors.ts';
import { readNewest } from './engines/statements.ts';
import { connect } from './rows/connect.io.ts';
import { beginLook } from './rows/look.ts';
import { refusalOf } from './rows/refusal.ts';
import type { RowsWorld } from './rows/side.io.ts';

/** When the newest row is of, in milliseconds since the epoch; undefined where the table is empty. */
export type NewestRow =
  | { readonly kind: 'known'; readonly atMs: number | undefined }
  | { readonly kind: 'unknown'; readonly because: string };

/**
 * The time of the newest row, for somebody who waits for it.
 *
 * @param patienceMs how long it may take: the database may not be reachable from where this runs.
 */
export async function readNewestRow(world: RowsWorld, settings: Verify, patienceMs: number): Promise<NewestRow> {
  const over = new AbortController();
  const late = world.clock.sleep(patienceMs, over.signal).then(
    (): NewestRow => ({ kind: 'unknown', because: `the database did not answer within ${patienceMs / 1_000} s` }),
    (): NewestRow => ({ kind: 'unknown', because: 'it was cancelled' }),
  );
  const reading = read(world, settings, over.signal).catch(
    (error: unknown): NewestRow => ({ kind: 'unknown', because: refusalOf(error) }),
  );
  const found = await Promise.race([reading, late]);
  over.abort();
  return found;
}

async function read(world: RowsWorld, settings: Verify, signal: AbortSignal): Promise<NewestRow> {
  const session = await connect(world, settings.database, signal);
  const close = () => void session.close().catch(() => {});
  signal.addEventListener('abort', close, { once: true });
  if (signal.aborted) close();
  const { plan, scale } = await beginLook(session, settings, world.clock.nowMs());
  if (scale === undefined) return { kind: 'known', atMs: undefined };
  const [row] = await session.query(readNewest(session.dialect.syntax, plan.measured));
  if (row === undefined) return { kind: 'known', atMs: undefined };
  const shownMs = scale.read(String(row.moment));
  if (shownMs === undefined) throw new ReadFailed(`${plan.measured.time.name} holds what is no time`);
  return { kind: 'known', atMs: scale.instantOf(shownMs) };
}
