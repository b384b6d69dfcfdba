/** Writes the tables of every setting into docs/configuration.md, from the JSON Schema; with --check it only says whether they are current. */
import { readFileSync, writeFileSync } from 'node:fs';
import { settingsTables } from './settings/tables.ts';

const file = 'docs/configuration.md';
const [begin, end] = ['<!-- settings: made by npm run docs:configuration -->', '<!-- /settings -->'];

const before = readFileSync(file, 'utf8');
const [from, to] = [before.indexOf(begin) + begin.length, before.indexOf(end)];
if (from < begin.length || to < 0) throw new Error(`${file} has no place for the settings: ${begin} … ${end}`);
const tables = settingsTables(JSON.parse(readFileSync('schema/legacy-log-ecs.schema.json', 'utf8')));
const after = `${before.slice(0, from)}\n${tables}\n${before.slice(to)}`;

if (after === before) console.log(`${file} is current`);
else if (process.argv.includes('--check')) {
  console.error(`${file} does not hold the settings of the schema: npm run docs:configuration`);
  process.exitCode = 1;
} else writeFileSync(file, after);
