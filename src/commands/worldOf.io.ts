import { openWorld } from '../aws/world.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import type { Bare, Context } from './command.ts';

/**
 * AWS as every command works with it: in the configuration's Region; what takes long is told; a call ends with the run, and
 * none is tried again once the run's own patience is over.
 *
 * @param timeoutMs how long the command may take at most; undefined for one that waits for nothing but its calls.
 */
export function worldOf(context: Bare & Partial<Pick<Context, 'config'>>, timeoutMs?: number): AwsWorld {
  const { config, signal, onLine } = context;
  const limitMs = timeoutMs === undefined ? undefined : Date.now() + timeoutMs;
  return openWorld({ region: config?.region, signal, onLine, limitMs });
}
