/**
 * Changes the pure files on purpose, one change at a time, and looks whether a unit test notices: `npm run mutants`, or
 * `npm run mutants -- src/rollout/pin.ts,src/verify/**` for some of them. What survives has to stand in
 * test/mutants/equivalent.yml with the reason. The last line is one JSON object.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Equivalent, judgeMutants, type MutationReport } from './mutants/judge.ts';

/** Per cent. */
const goal = 95;

const [files] = process.argv.slice(2);
// Given on the command line, patterns replace those of the configuration, the files that touch the world among them.
const chosen = files === undefined ? [] : ['--mutate', `${files},!src/**/*.io.ts`];
const run = spawnSync('stryker', ['run', ...chosen], { stdio: 'inherit' });
if (run.error || run.signal) throw run.error ?? new Error(`stryker was ended by ${run.signal}`);
const report = JSON.parse(readFileSync('.local/mutants.json', 'utf8')) as MutationReport;
const equivalents = (parse(readFileSync('test/mutants/equivalent.yml', 'utf8')) ?? []) as readonly Equivalent[];
const { unexplained, outdated, ...figures } = judgeMutants(report, equivalents);
for (const line of unexplained) console.log(line);
for (const { file, code } of outdated) console.log(`no longer a survivor, take it out of the list: ${file}: ${code}`);
console.log(JSON.stringify({ ...figures, goal, unexplained: unexplained.length, outdated: outdated.length }));
if (figures.score < goal || unexplained.length > 0 || outdated.length > 0) process.exitCode = 1;
