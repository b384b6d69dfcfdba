import type { Overrides } from '../config/overrides.ts';
import type { Config } from '../config/schema.ts';
import { NotPossible } from '../errors.ts';

/** What the Action's input `command` and the command line's first word can be, besides `auto`. */
export const commands = ['render', 'plan', 'deploy', 'verify'] as const;
export type Command = (typeof commands)[number];

export interface Request {
  readonly command: Command;
  readonly config: Config;
  /** render: where the files go. */
  readonly outputDirectory: string;
  /** deploy: whether to wait for the end, how long, and whether to replace the task though nothing changed. */
  readonly wait: boolean;
  readonly timeoutMs: number;
  readonly force: boolean;
  /** verify: ISO 8601 instants; by default the windows that are due now. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** Called with each line that a person who waits wants to see. */
  readonly onLine: (line: string) => void;
  /** deploy: called with outputs as soon as they are known; those of the result are told again. */
  readonly onOutputs?: (outputs: Outputs) => void;
}

/** The Action's outputs by name; only what is known. */
export type Outputs = Readonly<Record<string, string>>;

/** How a command ended, in the forms that the entries need. */
export interface Result {
  /** `unknown` is neither: what was asked could not be read. */
  readonly status: 'good' | 'not good' | 'unknown';
  readonly outputs: Outputs;
  /** The whole of it for machines: what `--json` prints. */
  readonly data: unknown;
  /** For a terminal. */
  readonly text: string;
  /** For the job summary. */
  readonly markdown: string;
  /** One line that says what went wrong; undefined when good. */
  readonly failure: string | undefined;
}

/** The inputs for a command: verifying runs no container, so that its images need not be known. */
export function overridesFor(command: Command, given: Overrides): Overrides {
  return command === 'verify' ? { fluentdImage: 'not-used:0', batchImage: 'not-used:0', ...given } : given;
}

/**
 * What `auto` means: a pull request plans, a push and a manual run deploy, a laptop (no event) plans. Any other
 * event is refused, because guessing would either change production unasked or silently deploy nothing.
 */
export function autoCommand(eventName: string | undefined): Command {
  if (eventName === undefined || eventName === '' || eventName === 'pull_request') return 'plan';
  if (eventName === 'push' || eventName === 'workflow_dispatch') return 'deploy';
  throw new NotPossible(`command is auto, and what it means on the event "${eventName}" is not defined`, {
    hint: `set the input command to one of ${commands.join(', ')}`,
  });
}
