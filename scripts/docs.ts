/**
 * Writes what is made from the commands' own descriptions and from examples/ into action.yml, README.md and docs/; with
 * --check it only says whether they are current.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { actionSections } from './docs/actionFile.ts';
import { type Filled, fill } from './docs/markers.ts';
import { tables } from './docs/tables.ts';
import { troublesDocument } from './docs/troubles.ts';

const sections = {
  ...tables(),
  workflow: fenced('yaml', 'examples/workflow.yml'),
  troubles: troublesDocument(),
  policy: fenced('json', 'examples/iam-deploy.json'),
};
const pages = ['README.md', ...globSync('docs/*.md').sort()];
const filled = [
  { file: 'action.yml', ...written('action.yml', 'yml', actionSections()) },
  ...pages.map((file) => ({ file, ...written(file, 'md', sections) })),
];

const names = new Set(filled.slice(1).flatMap((page) => page.names));
const homeless = Object.keys(sections).filter((name) => !names.has(name));
if (homeless.length > 0)
  throw new Error(`no page has a place for ${homeless.join(', ')}: <!-- NAME: made by npm run docs -->`);

const stale = filled.filter(({ file, text }) => text !== readFileSync(file, 'utf8'));
if (stale.length === 0) console.log(`${filled.map(({ file }) => file).join(', ')}: current`);
else if (process.argv.includes('--check')) {
  console.error(`not what the sources say: ${stale.map(({ file }) => file).join(', ')}: npm run docs, and commit it`);
  process.exitCode = 1;
} else for (const { file, text } of stale) writeFileSync(file, text);

function written(file: string, kind: 'md' | 'yml', made: Readonly<Record<string, string>>): Filled {
  return fill(readFileSync(file, 'utf8'), kind, made);
}

function fenced(language: string, file: string): string {
  return [`\`\`\`${language}`, readFileSync(file, 'utf8').trimEnd(), '```'].join('\n');
}
