/** Writes action.yml's inputs and outputs, the workflow and the policy into README.md; with --check it only says whether they are current. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Described {
  readonly description: string;
  readonly default?: string;
}

const action = parse(readFileSync('action.yml', 'utf8')) as {
  readonly inputs: Readonly<Record<string, Described>>;
  readonly outputs: Readonly<Record<string, Described>>;
};
const readme = readFileSync('README.md', 'utf8');
const current = [
  [
    'inputs',
    ['| input | default | what it is |', '|---|---|---|', ...Object.entries(action.inputs).map(inputRow)],
  ] as const,
  ['workflow', fenced('yaml', 'examples/workflow.yml')] as const,
  ['policy', fenced('json', 'examples/iam-deploy.json')] as const,
  ['outputs', ['| output | what it is |', '|---|---|', ...Object.entries(action.outputs).map(outputRow)]] as const,
].reduce((text, [name, lines]) => replaceBetween(text, name, lines.join('\n')), readme);

if (current === readme) console.log('README.md is current');
else if (process.argv.includes('--check')) {
  console.error('README.md does not hold what action.yml and examples/ say: npm run docs');
  process.exitCode = 1;
} else writeFileSync('README.md', current);

function fenced(language: string, file: string): readonly string[] {
  return [`\`\`\`${language}`, readFileSync(file, 'utf8').trimEnd(), '```'];
}

function inputRow([name, { description, default: value }]: [string, Described]): string {
  return `| \`${name}\` | ${value === undefined ? '' : `\`${value}\``} | ${description} |`;
}

function outputRow([name, { description }]: [string, Described]): string {
  return `| \`${name}\` | ${description} |`;
}

function replaceBetween(text: string, name: string, lines: string): string {
  const [begin, end] = [`<!-- ${name}: made by npm run docs -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < 0) throw new Error(`README.md has no place for ${name}: ${begin} … ${end}`);
  return `${text.slice(0, from + begin.length)}\n${lines}\n${text.slice(to)}`;
}
