import type { Overrides } from '../config/overrides.ts';
import type { Config } from '../config/schema.ts';
import type { Options, Values } from './option.ts';
import { configuration, images } from './options.ts';
import type { Outputs } from './outputs.ts';
import { type Texts, valuesOf } from './values.ts';

/** What help and documentation say of a command. */
export interface Described {
  readonly name: string;
  /** What it does, in one sentence. */
  readonly summary: string;
  readonly options: Options;
}

export interface Command extends Described {
  /** The command with the values of its options. @throws NotPossible for a value outside its range. */
  readonly invoke: (texts: Texts) => Invocation;
}

/** A command whose options are read. */
export interface Invocation {
  readonly name: string;
  readonly file: string;
  readonly overrides: Overrides;
  /** Loads what the command works with. Nothing is done before the function that it gives is called. */
  readonly load: () => Promise<Run>;
}

/**
 * Carries a command out. Throws LegacyLogError where nothing could be judged; a judged failure is a Result that is
 * not good.
 */
export type Run = (context: Context) => Promise<Result>;

export interface Context {
  readonly config: Config;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** Called with each line that a person who waits wants to see: one line, for what breaks it is taken to come from outside. */
  readonly onLine: (line: string) => void;
  /** Called with outputs as soon as they are known; those of the result are told again. */
  readonly onOutputs: (outputs: Outputs) => void;
}

/** How a command ended, in the forms that the entries need. */
export interface Result {
  /** `unknown` is neither: what was to be judged could not be read. */
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

/** A command that takes no images runs no container: the configuration is whole without them. */
const unused = { fluentdImage: 'not-used:0', batchImage: 'not-used:0' };

/**
 * Describes a command: all that the Action, the command line, help and documentation know of it.
 *
 * `load` brings the SDK, the renderer or the driver that `run` works with, so that to start, to help and to refuse
 * needs none of them.
 */
export function command<Named extends Options & typeof configuration & Partial<typeof images>, Parts>(
  described: Described & {
    readonly options: Named;
    readonly load: () => Promise<Parts>;
    readonly run: (parts: Parts, options: Values<Named>, context: Context) => Promise<Result> | Result;
  },
): Command {
  const { name, summary, options, load, run } = described;
  return {
    name,
    summary,
    options,
    invoke: (texts) => {
      const values = valuesOf(options, texts);
      const { config: file, cluster } = valuesOf(configuration, texts);
      return {
        name,
        file,
        overrides: { cluster, ...('fluentdImage' in options ? valuesOf(images, texts) : unused) },
        load: async () => {
          const parts = await load();
          return async (context) => run(parts, values, context);
        },
      };
    },
  };
}
