/**
 * `npm run bench:calls [-- --write | --check]`: the calls of each command and the reason of each, as the stand-in for AWS
 * counted them. Status 1 where a call has no reason, a command did not end well, or a promise was not kept. Last line: JSON.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { openAccount } from './account.ts';
import { head, rowsOf, section } from './page.ts';
import { played, promised } from './played.ts';

const page = 'docs/calls.md';
const account = await openAccount();
const sections: string[] = [];
const wrong: string[] = [];
const counts: Record<string, { readonly calls: number; readonly writes: number }> = {};

try {
  for (const one of played) {
    const { exitCode, calls, errors } = await account.run(one.line, one.batch);
    const rows = rowsOf(one, calls);
    if (exitCode !== 0) wrong.push(`${one.title} ended with ${exitCode}: ${errors.trimEnd().split('\n').at(-1)}`);
    for (const { call, why } of rows)
      if (why === undefined) wrong.push(`${one.title}: nobody knows what ${call} is for`);
    const most = promised[one.title];
    if (most !== undefined && calls.length > most)
      wrong.push(`${one.title}: ${calls.length} calls, not ${most} at most`);
    counts[one.title.replaceAll('`', '')] = { calls: calls.length, writes: calls.filter(({ write }) => write).length };
    sections.push(section(one, rows));
  }
} finally {
  await account.close();
}

const text = `${head}${sections.join('\n')}`;
if (process.argv.includes('--write')) writeFileSync(page, text);
else if (!process.argv.includes('--check')) console.log(text);
else if (text !== readFileSync(page, 'utf8')) {
  wrong.push(`${page} is not what was counted: npm run bench:calls -- --write, and commit it`);
}
for (const problem of wrong) console.error(problem);
if (wrong.length > 0) process.exitCode = 1;
console.log(JSON.stringify({ commands: played.length, wrong: wrong.length, counts }));
