import { loadConfig } from '../config/load.io.ts';
import type { PlaceOf } from '../config/parse.ts';
import { CutOff, LegacyLogError, type Problem } from '../errors.ts';
import type { Bare, Invocation, Result } from './command.ts';

/** A command that can begin: its configuration, where it needs one, is read and good. */
export interface Ready {
  readonly warnings: readonly Problem[];
  readonly run: (context: Bare) => Promise<Result>;
}

/**
 * Reads the configuration of a command and loads what the command works with.
 *
 * @throws ReadFailed where there is no file, ConfigInvalid with every problem where it cannot be used.
 */
export async function prepare(
  invocation: Invocation,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<Ready> {
  if (invocation.file === undefined) return { warnings: [], run: await invocation.load() };
  const { name, file, overrides, warns, afterCancelMs, load } = invocation;
  const { config, warnings, placeOf } = await loadConfig(file, { variables, overrides });
  const run = await load();
  return {
    warnings: warns ? warnings : [],
    run: async (context) => {
      const running = run({ ...context, config, placeOf });
      return await endedInTime(name, afterCancelMs, context.signal, running).catch(inPlace(placeOf));
    },
  };
}

/** An error that is about a setting, with the place at which the setting stands. */
function inPlace(placeOf: PlaceOf): (error: unknown) => never {
  return (error) => {
    if (error instanceof LegacyLogError && error.setting !== undefined) error.place = placeOf(error.setting);
    throw error;
  };
}

/**
 * A command that ends in moments once it is cancelled, whatever it waits for: a driver, a lookup of credentials.
 *
 * @throws CutOff where it does not say by itself what became of it.
 */
async function endedInTime(
  name: string,
  afterCancelMs: number,
  signal: AbortSignal,
  running: Promise<Result>,
): Promise<Result> {
  const over = new AbortController();
  const cutOff = new Promise<never>((_, reject) => {
    const end = () =>
      reject(new CutOff(`${signal.reason.message}: ${name} did not come to its end, and what it did is not known`));
    const begin = () => {
      const timer = setTimeout(end, afterCancelMs);
      over.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    };
    if (signal.aborted) begin();
    else signal.addEventListener('abort', begin, { once: true, signal: over.signal });
  });
  try {
    return await Promise.race([running, cutOff]);
  } catch (error) {
    throw signal.aborted ? inOneLine(error) : error;
  } finally {
    over.abort();
  }
}

/** Of a run that was cancelled the line counts that says what state things are in, and nothing may come after it. */
function inOneLine(error: unknown): unknown {
  return error instanceof LegacyLogError && !(error instanceof CutOff) ? new LegacyLogError(error.message) : error;
}
