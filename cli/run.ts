import {
  auto,
  cancellation,
  choose,
  type Described,
  endIfCancelled,
  explainProblem,
  NotPossible,
  prepare,
  type Texts,
} from '../src/index.ts';
import { errorData, explainError } from './error.ts';
import { help, helpOf } from './help.ts';
import { type CommandLine, parse, refuseOthers } from './parse.ts';
import { version } from './version.ts';

/**
 * The command line: the same commands as the Action's. Returns the exit status. What a person reads goes to
 * standard error with `--json`, so that standard output holds one JSON object and nothing else.
 */
export async function runCli(argv: readonly string[]): Promise<number> {
  const json = argv.includes('--json');
  const say = (line: string) => (json ? process.stderr : process.stdout).write(`${line}\n`);
  const end = (data: unknown) => json && process.stdout.write(`${JSON.stringify(data)}\n`);
  try {
    const line = parse(argv);
    const answer = answerTo(line);
    if (answer === undefined) return await perform(line, say, end);
    say(answer);
    return 0;
  } catch (error) {
    for (const line of explainError(error)) process.stderr.write(`${line}\n`);
    end(errorData(error));
    return 2;
  }
}

/** What is said without doing anything. */
function answerTo({ word, given }: CommandLine): string | undefined {
  if (given.has('version')) return version();
  if (given.has('help')) return word === undefined ? help() : helpOf(describedBy(word));
  return word === undefined && given.size === 0 ? help() : undefined;
}

function describedBy(word: string): Described {
  return word === auto.name ? auto : choose(word, {}).command;
}

async function perform(line: CommandLine, say: (line: string) => void, end: (data: unknown) => void): Promise<number> {
  const signal = cancellation((words) => process.stderr.write(`${words}\n`));
  const { word, given } = line;
  if (word === undefined) throw new NotPossible('no command was given', { hint: 'see --help' });
  refuseOthers(line, describedBy(word));
  const { command, because } = choose(word, process.env);
  if (because !== undefined) say(because);
  const texts: Texts = { text: ({ flag }) => given.get(flag.name), place: ({ flag }) => `--${flag.name}` };
  const { warnings, run } = await prepare(command.invoke(texts), process.env);
  for (const warning of warnings) say(explainProblem(warning));
  const result = await run({ signal, onLine: say, onOutputs: () => {} }).finally(() => endIfCancelled(signal));
  say(result.text);
  if (result.failure !== undefined) process.stderr.write(`${result.failure}\n`);
  end(result.data);
  return exitStatus[result.status];
}

const exitStatus = { good: 0, 'not good': 1, unknown: 2, drifted: 3 } as const;
