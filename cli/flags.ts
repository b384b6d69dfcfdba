import { auto, commands, type Described, type Option } from '../src/index.ts';

type Flag = Option['flag'];

/** What every command takes beside its own options. */
export const general = {
  json: { type: 'boolean', words: 'The last line of standard output is one JSON object' },
  help: { type: 'boolean', short: 'h', words: 'This help; after a command, what it takes' },
  version: { type: 'boolean', words: 'The version' },
} as const;

/** Every flag of every command. Where commands have one of the same name, it takes a value with all of them or with none. */
export const flags: ReadonlyMap<string, Flag> = new Map([...commands, auto].flatMap(flagsOf));

/** What is written in place of the name that an option has among the Action's inputs, where that is another. */
export const flagOfInput: ReadonlyMap<string, string> = new Map(
  [...commands, auto].flatMap(({ options }) =>
    // A flag that says no is not meant by the name of what it takes away.
    Object.values(options).flatMap(({ input, flag }) => (flag.means === 'false' ? [] : [[input, flag.name] as const])),
  ),
);

/** Whether a command takes a flag. */
export function takes(command: Described, name: string): boolean {
  return name in general || flagsOf(command).some(([own]) => own === name);
}

function flagsOf({ options }: Described): [string, Flag][] {
  return Object.values(options).map(({ flag }) => [flag.name, flag]);
}
