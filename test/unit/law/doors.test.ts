import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What writes to the log of a workflow, to a terminal, or reads how to. */
const writers = /from '@actions\/core'|process\.std(out|err)\.write|\bconsole\./;

function writing(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && writers.test(readFileSync(`${folder}/${name}`, 'utf8')))
    .map((name) => `${folder}/${name}`);
}

test('the Action writes by one door, and so does the command line', () => {
  expect([...writing('action'), ...writing('cli')]).toEqual(['action/out.ts']);
});

test('a writer that goes around the door is found', () => {
  expect(writers.test("import * as core from '@actions/core';")).toBe(true);
  expect(writers.test('process.stdout.write(`${line}\\n`);')).toBe(true);
});
