/**
 * `npm run bench:verify [-- --small] [--rows N] [--runs N]`: what the verification costs a database, on a PostgreSQL with 10
 * million rows and a MariaDB with 3 million, made new in a temporary folder. The log's side is the truth in memory; for the
 * memory of the built Lambda it answers as CloudWatch Logs. Times are medians of turns. The last line is one JSON object;
 * status 1 where a figure is beyond what is promised.
 * --rows: so many in PostgreSQL, three tenths of them in MariaDB. --small: 300,000 of them, a minute's work.
 */
import { parseArgs } from 'node:util';
import { measureEngine } from './engine.ts';
import { judged } from './limits.ts';

const { rows, runs, small } = parseArgs({
  options: { rows: { type: 'string' }, runs: { type: 'string' }, small: { type: 'boolean', default: false } },
}).values;

const rowsOfWindow = 7500;
const many = Number(rows ?? (small ? 300_000 : 10_005_000));
const options = (of: number) => ({
  windows: Math.ceil(of / rowsOfWindow),
  // Of 300,000 rows as many as of the others, or each window would be full of them.
  each: Math.max(1, Math.min(100, Math.round(of / 30_000))),
  runs: Number(runs ?? (small ? 3 : 5)),
});

const result = {
  postgres: await measureEngine('postgres', options(many)),
  mariadb: await measureEngine('mariadb', options(many * 0.3)),
};
for (const [engine, figures] of Object.entries(result)) {
  for (const { text, isMet } of judged(engine, figures)) {
    console.log(`${text}${isMet ? '' : '  NOT MET'}`);
    if (!isMet) process.exitCode = 1;
  }
}
console.log(JSON.stringify(result));
