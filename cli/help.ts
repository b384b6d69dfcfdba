import { auto, commands, type Described, type Option } from '../src/index.ts';
import { general } from './flags.ts';

type Row = readonly [string, string];

/** What there is, in the form that a person reads who asks for nothing in particular. */
export function help(): string {
  return [
    'usage: legacy-log-ecs <command> [options]',
    section(
      'commands',
      [...commands, auto].map(({ name, summary }) => [name, summary]),
    ),
    section('options of every command', generalRows()),
    'legacy-log-ecs <command> --help: the options of a command',
    'exit status: 0 done and good, 1 judged and not good, 2 not understood or not readable, 3 drifted (plan --detect-drift)',
  ].join('\n\n');
}

/** What one command does, and what it takes. */
export function helpOf({ name, summary, options }: Described): string {
  return [
    `usage: legacy-log-ecs ${name} [options]`,
    `  ${wrap(summary, 2)}`,
    section('options', [...Object.values(options).map(row), ...generalRows()]),
  ].join('\n\n');
}

function row({ flag, words, fallback }: Option): Row {
  if (flag.takes === undefined) return [`--${flag.name}`, flag.words];
  return [`--${flag.name} ${flag.takes}`, fallback === undefined ? words : `${words} (${fallback})`];
}

function generalRows(): readonly Row[] {
  return Object.entries(general).map(([name, option]) => [
    'short' in option ? `-${option.short}, --${name}` : `--${name}`,
    option.words,
  ]);
}

function section(title: string, rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 4;
  return [title, ...rows.map(([left, right]) => `  ${left}`.padEnd(width) + wrap(right, width))].join('\n');
}

const columns = 100;

/** A text from a column on, its later lines indented to where the first begins. */
function wrap(text: string, indent: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = `${lines.at(-1)} ${word}`.trimStart();
    if (line.length <= columns - indent) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}
