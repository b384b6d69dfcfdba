import type { Verify } from '../../src/config/schema.ts';
import { evenGrid } from '../../src/verify/grid.ts';
import { openDatabaseSide } from '../../src/verify/rows/side.io.ts';
import type { DatabaseSide, Reading, Tally } from '../../src/verify/side.ts';
import type { Window } from '../../src/verify/window.ts';
import { systemClock } from '../../src/world/clock.io.ts';

/** The side of a table, with a secret that holds the URL, or with what is asked for one. */
export function sideOf(
  secret: string | { send(): Promise<{ SecretString: string }> },
  engine: Verify['database']['engine'],
  database: Partial<Verify['database']> & { readonly table: Verify['database']['table'] },
  identity?: Verify['identity'],
): DatabaseSide {
  const settings = {
    logs: [{ group: '/app', time: '@timestamp', line: '@message' }],
    database: {
      engine,
      secret: 'one',
      time: 'logged_at',
      timezone: '+00:00',
      measure: 'rows',
      allowFullScan: false,
      ...database,
    },
    identity,
    settle: '10m',
    lostAfter: '6h',
    quietAfter: '24h',
    recount: true,
  } satisfies Verify;
  const secrets = typeof secret === 'string' ? { send: async () => ({ SecretString: secret }) } : secret;
  return openDatabaseSide(
    { secrets: secrets as never, clock: systemClock, region: 'eu-west-1' },
    settings,
    evenGrid(300_000),
  );
}

/** Windows that follow each other, from these edges in ISO 8601. */
export function windowsBetween(...edges: readonly string[]): readonly Window[] {
  const ms = edges.map((edge) => Date.parse(edge));
  return ms.slice(1).map((toMs, at) => ({ fromMs: ms[at] as number, toMs }));
}

/** Counts as a test writes them: the number, and the reason where there is none. */
export function shown(readings: readonly Reading<Tally>[]): readonly (number | string)[] {
  return readings.map((reading) => (reading.kind === 'known' ? Number(reading.value.count) : reading.because));
}

/** The counts of one look, on a connection of its own. */
export async function countsOf(side: DatabaseSide, windows: readonly Window[]): Promise<readonly (number | string)[]> {
  try {
    return shown(await side.tally(windows, new AbortController().signal));
  } finally {
    await side.close();
  }
}
