import type { Overrides } from '../config/overrides.ts';
import type { PlaceOf } from '../config/parse.ts';
import type { Config } from '../config/schema.ts';
import type { Problem } from '../errors.ts';
import type { Options, Values } from './option.ts';
import { configuration, images } from './options.ts';
import type { Outputs } from './outputs.ts';
import { refuseApart, type Together } from './together.ts';
import { type Texts, valuesOf } from './values.ts';

/** What help and documentation say of a command. */
export interface Described {
  readonly name: string;
  /** What it does, in one sentence. */
  readonly summary: string;
  readonly options: Options;
  /** For a person at a terminal: the Action does not offer it. */
  readonly terminalOnly?: true;
}

export interface Command extends Described {
  /** The command with the values of its options. @throws NotPossible for a value outside its range, and options that do not go together. */
  readonly invoke: (texts: Texts) => Invocation;
}

/** A command whose options are read; one that begins without a configuration names no file. */
export type Invocation =
  | {
      readonly name: string;
      readonly file: string;
      readonly overrides: Overrides;
      /** Whether what is doubtful of the configuration is told: to who brings it to run, and not to who looks at what runs. */
      readonly warns: boolean;
      /** How long it may take to say what state things are in once it is cancelled. */
      readonly afterCancelMs: number;
      /** Loads what the command works with. Nothing is done before the function that it gives is called. */
      readonly load: () => Promise<Run>;
    }
  | {
      readonly name: string;
      readonly file?: undefined;
      readonly overrides?: undefined;
      readonly load: () => Promise<(context: Bare) => Promise<Result>>;
    };

/**
 * Carries a command out. Throws LegacyLogError where nothing could be judged; a judged failure is a Result that is
 * not good.
 */
export type Run = (context: Context) => Promise<Result>;

export interface Context {
  readonly config: Config;
  /** Where in the configuration's file a setting stands. */
  readonly placeOf: PlaceOf;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** Called with each line that a person who waits wants to see: one line, for what breaks it is taken to come from outside. */
  readonly onLine: (line: string) => void;
  /** Called with outputs as soon as they are known; those of the result are told again. */
  readonly onOutputs: (outputs: Outputs) => void;
}

/** What a command has that begins without a configuration. */
export type Bare = Omit<Context, 'config' | 'placeOf'>;

/** How a command ended, in the forms that the entries need. */
export interface Result {
  /** `unknown` is neither: what was to be judged could not be read. `drifted`: what stands is not what is configured. */
  readonly status: 'good' | 'not good' | 'unknown' | 'drifted';
  readonly outputs: Outputs;
  /** The whole of it for machines: what `--json` prints. */
  readonly data: unknown;
  /** For a terminal. */
  readonly text: string;
  /** For the job summary. */
  readonly markdown: string;
  /** One line that says what went wrong; undefined when good. */
  readonly failure: string | undefined;
  /** What is wrong with single settings, each at its place: for annotations, since the text has it. */
  readonly problems?: readonly Problem[];
}

/** A command that takes no images runs no container: the configuration is whole without them. */
const unused = { fluentdImage: 'not-used:0', batchImage: 'not-used:0' };

/** Whoever cancels a run waits 2 s for its last line. */
export const sayingMs = 1_700;

/**
 * Describes a command: all that the Action, the command line, help and documentation know of it.
 *
 * `load` brings the SDK, the renderer or the driver that `run` works with, so that to start, to help and to refuse
 * needs none of them.
 */
export function command<Named extends Options & typeof configuration & Partial<typeof images>, Parts>(
  described: Described & {
    readonly options: Named;
    readonly together?: readonly Together<keyof Named & string>[];
    /** What is doubtful of the configuration concerns it, though it takes no images. */
    readonly warns?: true;
    readonly terminalOnly?: true;
    /** What it does after a cancellation that takes longer than saying what state things are in. */
    readonly afterCancelMs?: (options: Values<Named>) => number;
    readonly load: () => Promise<Parts>;
    readonly run: (parts: Parts, options: Values<Named>, context: Context) => Promise<Result> | Result;
  },
): Command {
  const { name, summary, options, together = [], load, run, warns, terminalOnly } = described;
  const { afterCancelMs = () => sayingMs } = described;
  const takesImages = 'fluentdImage' in options;
  return {
    name,
    summary,
    options,
    ...(terminalOnly && { terminalOnly }),
    invoke: (texts) => {
      refuseApart(options, together, texts);
      const values = valuesOf(options, texts);
      const { config: file, cluster } = valuesOf(configuration, texts);
      return {
        name,
        file,
        overrides: { cluster, ...(takesImages ? valuesOf(images, texts) : unused) },
        warns: takesImages || warns === true,
        afterCancelMs: afterCancelMs(values),
        load: async () => {
          const parts = await load();
          return async (context) => run(parts, values, context);
        },
      };
    },
  };
}

/** Describes a command that needs no configuration, for a person who has none yet. */
export function beginning<Named extends Options, Parts>(
  described: Described & {
    readonly options: Named;
    readonly together?: readonly Together<keyof Named & string>[];
    readonly load: () => Promise<Parts>;
    readonly run: (parts: Parts, options: Values<Named>, context: Bare) => Promise<Result>;
  },
): Command {
  const { name, summary, options, together = [], load, run } = described;
  return {
    name,
    summary,
    options,
    terminalOnly: true,
    invoke: (texts) => {
      refuseApart(options, together, texts);
      const values = valuesOf(options, texts);
      return {
        name,
        load: async () => {
          const parts = await load();
          return (context) => run(parts, values, context);
        },
      };
    },
  };
}
