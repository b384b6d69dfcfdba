import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { FluentdCommand } from '../../local/fluentd/command.ts';
import type { Done } from './hurt.ts';
import type { Stage } from './stage.ts';

/** By how many seconds the collector's wall clock is off; its worker writes what it has taken into `.taken` beside it. */
function clockFile(workspace: string): string {
  return join(workspace, 'clock');
}

/** What gives a collector's Ruby the clock of the soak. */
export function clockOf(workspace: string, { env }: Pick<FluentdCommand, 'env'>): Readonly<Record<string, string>> {
  const prelude = `-r${join(import.meta.dirname, 'steppedClock.rb')}`;
  return { RUBYOPT: [env.RUBYOPT, prelude].filter(Boolean).join(' '), SOAK_CLOCK: clockFile(workspace) };
}

/** Sets the clock, of the collector that runs and of those that come, and counts it once a worker goes by it. */
export async function stepClock({ workspace, signal }: Stage, bySeconds: number, done: Done): Promise<void> {
  const file = clockFile(workspace);
  const offset = secondsIn(file) + bySeconds;
  writeFileSync(`${file}.new`, String(offset));
  renameSync(`${file}.new`, file);
  const isTaken = () => existsSync(`${file}.taken`) && secondsIn(`${file}.taken`) === offset;
  for (const until = Date.now() + takesItMs; !isTaken() && Date.now() < until; ) await wait(20, undefined, { signal });
  if (isTaken()) done.clock += 1;
}

/** The clock is right before it was ever set. */
function secondsIn(file: string): number {
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
}

/** How long a worker has to take it: one that was killed just now has to come back first. */
const takesItMs = 30_000;
