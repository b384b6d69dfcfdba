/**
 * `npm run verify:simulate -- [--windows 10000] [--seed 1]`: the real run, ledger and verdicts over sides in memory, on a
 * virtual clock, in a seeded world of which the truth is known (`world.ts` says what happens in it, `truth.ts` what of it
 * can be known). Says beside it what plain counts would have said. The last line is one JSON object; status 1 where a
 * page was false, a loss was missed, a window's class or a sum is wrong, or a line is scanned too often.
 */
import { parseArgs } from 'node:util';
import { type Judged, simulate } from './judge.ts';
import { mostScannedPerByte, mostWithRecount, scannedPerByte } from './steady.ts';
import { ways } from './ways.ts';

const { windows, seed } = parseArgs({
  options: { windows: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
}).values;

const judged: Judged[] = [];
for (const [at, way] of ways.entries()) {
  const found = await simulate(Number(seed) * ways.length + at, Math.ceil(Number(windows) / ways.length), way);
  const { faults, ...figures } = found;
  console.log(`${way.name}: ${JSON.stringify(figures)}`);
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
  judged.push(found);
}
const scanned: Record<string, number> = {};
const withRecount: Record<string, number> = {};
for (const way of ways) {
  scanned[way.name] = await scannedPerByte(way, Number(seed), false);
  withRecount[way.name] = await scannedPerByte(way, Number(seed), true);
}

const sum = (of: (it: Judged) => number) => judged.reduce((total, it) => total + of(it), 0);
const naive = (name: 'atFiveMinutes' | 'tenMinuteCounts') => ({
  falsePages: sum((it) => it[name].falsePages),
  missedLosses: sum((it) => it[name].missedLosses),
});
const result = {
  windows: sum((it) => it.windows),
  falsePages: sum((it) => it.falsePages),
  missedLosses: sum((it) => it.missedLosses),
  wrongClass: sum((it) => it.wrongClass),
  wrongTotals: sum((it) => it.wrongTotals),
  seed: Number(seed),
  pages: sum((it) => it.pages),
  runs: sum((it) => it.runs),
  killed: sum((it) => it.killed),
  doubled: sum((it) => it.doubled),
  atFiveMinutes: naive('atFiveMinutes'),
  tenMinuteCounts: naive('tenMinuteCounts'),
  scannedPerByte: scanned,
  withRecount,
};
console.log(JSON.stringify(result));
const isTooOften =
  Object.values(scanned).some((times) => times > mostScannedPerByte) ||
  Object.values(withRecount).some((times) => times > mostWithRecount);
const wrong = result.falsePages + result.missedLosses + result.wrongClass + result.wrongTotals;
if (wrong > 0 || isTooOften) process.exitCode = 1;
