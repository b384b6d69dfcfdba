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
import { writeJson, writeLine, writeText } from './out.ts';
import { type CommandLine, parse, refuseOthers } from './parse.ts';
import { version } from './version.ts';

/**
 * The command line: the same commands as the Action's. Returns the exit status. What a person reads goes to
 * standard error with `--json`, so that standard output holds one JSON object and nothing else.
 */
export async function runCli(argv: readonly string[]): Promise<number> {
  const json = argv.includes('--json');
  const people = json ? process.stderr : process.stdout;
  const say = (text: string) => writeText(people, text);
  const end = (data: unknown) => json && writeJson(process.stdout, data);
  try {
    const line = parse(argv);
    const answer = answerTo(line);
    if (answer === undefined) return await perform(line, { people, say, end });
    say(answer);
    return 0;
  } catch (error) {
    for (const text of explainError(error)) writeText(process.stderr, text);
    end(errorData(error));
    return 2;
  }
}

/** The ways in which a run says something. */
interface Ways {
  readonly people: NodeJS.WriteStream;
  readonly say: (text: string) => void;
  readonly end: (data: unknown) => void;
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

async function perform(line: CommandLine, { people, say, end }: Ways): Promise<number> {
  const signal = cancellation((words) => writeLine(process.stderr, words));
  const { word, given } = line;
  if (word === undefined) throw new NotPossible('no command was given', { hint: 'see --help' });
  refuseOthers(line, describedBy(word));
  const { command, because } = choose(word, process.env);
  if (because !== undefined) say(because);
  const texts: Texts = { text: ({ flag }) => given.get(flag.name), place: ({ flag }) => `--${flag.name}` };
  const { warnings, run } = await prepare(command.invoke(texts), process.env);
  for (const warning of warnings) say(explainProblem(warning));
  const onLine = (told: string) => writeLine(people, told);
  const result = await run({ signal, onLine, onOutputs: () => {} }).finally(() => endIfCancelled(signal));
  say(result.text);
  if (result.failure !== undefined) writeText(process.stderr, result.failure);
  end(result.data);
  return exitStatus[result.status];
}

const exitStatus = { good: 0, 'not good': 1, unknown: 2, drifted: 3 } as const;
