import type { Random } from '../random.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const windowMs = 5 * minuteMs;

/** How the simulated verification is set. */
export const timing = {
  sinceMs: Date.UTC(2026, 4, 3),
  settleMs: 10 * minuteMs,
  lostAfterMs: 6 * hourMs,
  quietAfterMs: 24 * hourMs,
  recounts: true,
} as const;

/** An event of the log or a row of the table. */
export interface Thing {
  readonly id: string;
  /** The line itself: two lines of one second may be equal. */
  readonly text: string;
  readonly atMs: number;
  /** From when on it can be read. */
  readonly seenMs: number;
  /** A row of a transaction that is known to be open until it can be read. */
  readonly isPending?: boolean;
}

/** What happened, of which the verification sees some at a time. */
export interface World {
  readonly windows: number;
  readonly events: readonly Thing[];
  readonly rows: readonly Thing[];
  /** The log before it has expired. */
  readonly expiredUntilMs: number;
  /** A stretch in which nothing happens at all. */
  readonly silence: { readonly fromMs: number; readonly toMs: number };
}

/** What may become of a line; all but the first two stay as they are for good. */
const fates = [
  'late row',
  'late event',
  'late event, lost',
  'pending row',
  'loaded later',
  'lost',
  'row twice',
  'event twice',
  'both twice',
  'row of nobody',
  'over the edge',
  'lost and twice',
] as const;
type Fate = (typeof fates)[number];

interface Making {
  readonly random: Random;
  readonly events: Thing[];
  readonly rows: Thing[];
  ids: number;
}

/** @param apart how many windows without a fate lie between two with one */
export function makeWorld(random: Random, windows: number, apart: number): World {
  const making: Making = { random, events: [], rows: [], ids: 0 };
  const silentFrom = Math.floor(windows / 2);
  const silentTo = silentFrom + Math.min(Math.floor(windows / 4), (30 * hourMs) / windowMs);
  // What has expired holds up what is verified for ever: half of the worlds are without.
  const expired = random.chance(0.5) ? Math.min(20, Math.floor(windows / 20)) : 0;
  let last = Number.NEGATIVE_INFINITY;
  for (let window = 0; window < windows; window += 1) {
    if (window >= silentFrom && window < silentTo) continue;
    const isNear = [0, expired, silentFrom, silentTo, windows].some((edge) => Math.abs(edge - window) <= 2);
    const fate = !isNear && window - last > apart && random.chance(0.12) ? random.oneOf(fates) : undefined;
    if (fate) last = window;
    makeWindow(making, timing.sinceMs + window * windowMs, fate, isNear ? 1 : random.whole(0, 5));
  }
  const inOrder = (things: readonly Thing[]) => things.toSorted((a, b) => a.atMs - b.atMs);
  return {
    windows,
    events: inOrder(making.events),
    rows: inOrder(making.rows),
    expiredUntilMs: timing.sinceMs + expired * windowMs,
    silence: { fromMs: timing.sinceMs + silentFrom * windowMs, toMs: timing.sinceMs + silentTo * windowMs },
  };
}

function makeWindow(making: Making, fromMs: number, fate: Fate | undefined, lines: number): void {
  const { random, events, rows } = making;
  for (let line = 0; line < lines; line += 1) {
    // Away from the edges: what falls over one is a fate of its own.
    const thing = makeThing(making, fromMs + random.whole(10_000, windowMs - 10_000));
    for (const twin of random.chance(0.1) ? [thing, { ...thing, id: nextId(making) }] : [thing]) {
      events.push(twin);
      rows.push({ ...twin, seenMs: twin.atMs + random.whole(1000, 4 * minuteMs) });
    }
  }
  if (fate) makeFate(making, fate, fromMs);
}

function nextId(making: Making): string {
  making.ids += 1;
  return `id${making.ids}`;
}

function makeThing(making: Making, atMs: number): Thing {
  const text = `${new Date(atMs).toISOString().slice(0, 19)} GET /${making.random.whole(1, 3)}`;
  return { id: nextId(making), text, atMs, seenMs: atMs + making.random.whole(500, minuteMs) };
}

function makeFate(making: Making, fate: Fate, fromMs: number): void {
  const { random, events, rows } = making;
  const toMs = fromMs + windowMs;
  const thing = makeThing(making, fromMs + random.whole(10_000, windowMs - 10_000));
  const row = { ...thing, seenMs: thing.atMs + minuteMs };
  const afterEnd = (fromHours: number, toHours: number) => toMs + random.whole(fromHours * hourMs, toHours * hourMs);
  const other = { ...makeThing(making, fromMs + random.whole(10_000, windowMs - 10_000)), id: `${thing.id}b` };
  const edge = { ...makeThing(making, toMs - random.whole(1, 1500)) };
  const made: Readonly<Record<Fate, { readonly events: readonly Thing[]; readonly rows: readonly Thing[] }>> = {
    'late row': { events: [thing], rows: [{ ...row, seenMs: afterEnd(0, 5) }] },
    'late event': { events: [{ ...thing, seenMs: afterEnd(0, 5) }], rows: [row] },
    'late event, lost': { events: [{ ...thing, seenMs: afterEnd(0, 5) }], rows: [] },
    'pending row': { events: [thing], rows: [{ ...row, seenMs: afterEnd(1, 11), isPending: true }] },
    'loaded later': { events: [thing], rows: [{ ...row, seenMs: afterEnd(8, 20) }] },
    lost: { events: [thing], rows: [] },
    'row twice': { events: [thing], rows: [row, { ...row, seenMs: row.seenMs + 1000 }] },
    'event twice': { events: [thing, { ...thing, atMs: thing.atMs + 1 }], rows: [row] },
    'both twice': { events: [thing, { ...thing, seenMs: thing.seenMs + 900 }], rows: [row, { ...row }] },
    'row of nobody': { events: [], rows: [row] },
    'over the edge': { events: [edge], rows: [{ ...edge, atMs: edge.atMs + 2000, seenMs: edge.atMs + minuteMs }] },
    'lost and twice': { events: [thing, other], rows: [row, { ...row }] },
  };
  events.push(...made[fate].events);
  rows.push(...made[fate].rows);
}
