import type { Verify } from '../../src/config/schema.ts';

/** One entry of `logs` with what the schema fills in. */
export function logOf(more: Partial<Verify['logs'][number]> & { readonly group: string }): Verify['logs'][number] {
  return { time: '@timestamp', line: '@message', ...more };
}

/** The section `verify`, as far as the log's side reads it. */
export function logSettings(more: Partial<Verify>): Verify {
  return {
    logs: [logOf({ group: '/app' })],
    database: {
      engine: 'postgres',
      table: 'access_log',
      time: 'logged_at',
      timezone: '+00:00',
      measure: 'rows',
      allowFullScan: false,
    },
    settle: '10m',
    lostAfter: '6h',
    quietAfter: '24h',
    recount: true,
    ...more,
  };
}
