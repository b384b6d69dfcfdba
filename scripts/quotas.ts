/**
 * `npm run verify:quotas [-- --days 90 --gb-per-day 10 --concurrency 10 --window 5m]`: what a backfill costs under the
 * quotas of Logs Insights and how long it takes, on a clock that jumps; beside it one query a window. The last line is JSON.
 */
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { verifySchema } from '../src/config/schema/verify.ts';
import { openLogSide } from '../src/verify/logs/side.io.ts';
import { type Cost, simulateBackfill } from './quotas/simulate.ts';

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '90' },
    'gb-per-day': { type: 'string', default: '10' },
    concurrency: { type: 'string', default: '10' },
    window: { type: 'string', default: '5m' },
  },
});
const [days, gbPerDay, concurrency] = [values.days, values['gb-per-day'], values.concurrency].map(Number) as [
  number,
  number,
  number,
];
const settings = v.parse(verifySchema, {
  logs: [{ group: '/app/access' }],
  database: { engine: 'postgres', secret: 'database', table: 'access_log', time: 'logged_at' },
  window: values.window,
});
const fromMs = Date.UTC(2026, 4, 3);
const backfill = {
  settings,
  range: { fromMs, toMs: fromMs + days * 86_400_000 },
  bytesPerDay: gbPerDay * 1e9,
  concurrency,
  openSide: openLogSide,
};

const together = await simulateBackfill({ ...backfill, atOnce: 288 });
const alone = await simulateBackfill({ ...backfill, atOnce: 1 });
console.log(`${days} days of ${gbPerDay} GB in windows of ${values.window}, ${concurrency} portions beside each other`);
console.log(`many windows in a query: ${inWords(together)}`);
console.log(`one query a window:      ${inWords(alone)}`);
console.log(JSON.stringify({ days, gbPerDay, concurrency, ...together, oneQueryAWindow: alone }));
if (together.unknown > 0) process.exitCode = 1;

function inWords({ windows, unknown, queries, calls, refused, gb, usd, minutes }: Cost): string {
  return `${queries} queries for ${windows} windows (${unknown} unknown), ${calls} calls and ${refused} refused, ${gb} GB, $${usd}, ${minutes} min`;
}
