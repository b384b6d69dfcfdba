import { auto, commands, type Described, github, type Option } from '../../src/index.ts';

export interface Input {
  readonly name: string;
  readonly words: string;
  readonly fallback: string | undefined;
}

/** What the Action offers: not what is for a person at a terminal. */
const offered = commands.filter(({ terminalOnly }) => terminalOnly === undefined);

/** What action.yml has for inputs: which command, and the options of all of them. */
export function inputs(): readonly Input[] {
  const options = [...optionsOf(offered), ...Object.values(github)];
  return [command, ...options.map(({ input, words, fallback }) => ({ name: input, words, fallback }))];
}

const command: Input = {
  name: 'command',
  words: `What to do: ${offered.map(({ name }) => name).join(', ')}, or ${auto.name}: ${auto.summary}`,
  fallback: auto.name,
};

/** Each option once, in the order in which the commands name them. */
export function optionsOf(described: readonly Described[]): readonly Option[] {
  return [...new Set(described.flatMap(({ options }) => Object.values(options)))];
}
