import { loadConfig } from '../config/load.io.ts';
import type { Problem } from '../errors.ts';
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
  const { file, overrides, load } = invocation;
  const { config, warnings } = await loadConfig(file, { variables, overrides });
  const run = await load();
  return { warnings, run: (context) => run({ ...context, config }) };
}
