import { loadConfig } from '../config/load.io.ts';
import type { Problem } from '../errors.ts';
import type { Context, Invocation, Result } from './command.ts';

/** A command that can begin: its configuration is read and good. */
export interface Ready {
  readonly warnings: readonly Problem[];
  readonly run: (context: Omit<Context, 'config'>) => Promise<Result>;
}

/**
 * Reads the configuration of a command and loads what the command works with.
 *
 * @throws ReadFailed where there is no file, ConfigInvalid with every problem where it cannot be used.
 */
export async function prepare(
  { file, overrides, load }: Invocation,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<Ready> {
  const { config, warnings } = await loadConfig(file, { variables, overrides });
  const run = await load();
  return { warnings, run: (context) => run({ ...context, config }) };
}
