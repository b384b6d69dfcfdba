import { parseArgs } from 'node:util';
import { auto, commands, type Described, NotPossible, suggest } from '../src/index.ts';
import { flagOfInput, flags, general, takes } from './flags.ts';

/** A command line taken apart. */
export interface CommandLine {
  /** The command's name; none where only help or the version is wanted. */
  readonly word: string | undefined;
  /** What was written for each flag; a switch stands for the text of its option. */
  readonly given: ReadonlyMap<string, string>;
}

/** @throws NotPossible with a hint on what is no option, on a value too many or too few, and on a second command. */
export function parse(argv: readonly string[]): CommandLine {
  const { tokens } = parseArgs({
    args: [...argv],
    options: kinds,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  // First, since what follows an option that is mistyped looks like a command.
  const given = new Map(tokens.flatMap((token) => (token.kind === 'option' ? [written(token)] : [])));
  const end = tokens.findIndex(({ kind }) => kind === 'option-terminator');
  const [before, behind] = end < 0 ? [tokens, []] : [tokens.slice(0, end), tokens.slice(end)];
  const [word, second] = before.flatMap(wordIn);
  const words = behind.flatMap(wordIn);
  if (words.length > 0) given.set(jobFlag, words.map(shellWord).join(' '));
  if (second !== undefined) {
    throw new NotPossible(`one command at a time: "${second}" is one too many`, { hint: 'see --help' });
  }
  return { word, given };
}

/** The option that stands for what is written behind `--`. */
const jobFlag = 'command';

function wordIn(token: { readonly kind: string; readonly value?: string | undefined }): string[] {
  return token.kind === 'positional' && token.value !== undefined ? [token.value] : [];
}

/** A word as a shell reads it back. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

const kinds = {
  ...general,
  ...Object.fromEntries([...flags].map(([name, { takes }]) => [name, { type: takes ? 'string' : 'boolean' } as const])),
};

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function written({ name, rawName, value, inlineValue }: OptionToken): [string, string] {
  const flag = flags.get(name);
  if (flag === undefined && !(name in general)) {
    throw new NotPossible(`there is no option ${rawName}`, { hint: near(name) });
  }
  if (flag?.takes === undefined) {
    if (value !== undefined) throw new NotPossible(`${rawName} takes no value`, { hint: `write ${rawName} alone` });
    return [name, flag?.means ?? 'true'];
  }
  // In `--config --json` the value was forgotten.
  if (value === undefined || (value.startsWith('-') && !inlineValue)) {
    throw new NotPossible(`${rawName} needs a value`, { hint: `write ${rawName} ${flag.takes}` });
  }
  return [name, value];
}

function near(name: string): string {
  const found = flagOfInput.get(name) ?? suggest(name, [...flags.keys(), ...Object.keys(general)]);
  return found === undefined ? 'see --help' : `did you mean --${found}?`;
}

/** @throws NotPossible for the first option that a command does not take; it says which commands do. */
export function refuseOthers({ given }: CommandLine, command: Described): void {
  const other = [...given.keys()].find((name) => !takes(command, name));
  if (other === undefined) return;
  const takers = [...commands, auto].filter((each) => takes(each, other)).map(({ name }) => name);
  throw new NotPossible(`${command.name} does not take --${other}`, { hint: `it is for ${takers.join(', ')}` });
}
