import { auto, commands, type Option, outputs } from '../../src/index.ts';
import { inputs, optionsOf } from './inputs.ts';

/** The tables of the documentation, from what the commands say of themselves. */
export function tables() {
  return {
    inputs: table(
      ['input', 'default', 'what it is'],
      inputs().map(({ name, fallback, words }) => [code(name), code(fallback), words]),
    ),
    outputs: table(
      ['output', 'what it is'],
      Object.entries(outputs).map(([name, words]) => [code(name), words]),
    ),
    commands: table(
      ['command', 'what it does'],
      [...commands, auto].map(({ name, summary }) => [code(name), summary]),
    ),
    options: table(['option', 'default', 'with', 'what it is'], optionsOf(commands).map(optionRow)),
  };
}

function optionRow(option: Option): readonly string[] {
  const { flag, words, fallback } = option;
  const takers = commands.filter(({ options }) => Object.values(options).includes(option)).map(({ name }) => name);
  const by = takers.length === commands.length ? 'all' : takers.join(', ');
  if (flag.takes === undefined) return [code(`--${flag.name}`), '', by, flag.words];
  return [code(`--${flag.name} ${flag.takes}`), code(fallback), by, words];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '-'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function code(text: string | undefined): string {
  return text === undefined ? '' : `\`${text}\``;
}
