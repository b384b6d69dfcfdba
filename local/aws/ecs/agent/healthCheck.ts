import { setTimeout as wait } from 'node:timers/promises';
import type { HealthCheck } from '@aws-sdk/client-ecs';
import type { Time } from '../../wire/time.ts';
import { type Health, healthAfter, healthAtStart, intervalMs } from './health.ts';
import { type ProcessOptions, startProcess } from './process.ts';

/** However fast the stand-in's time goes: checks are real processes. */
const shortestIntervalMs = 250;

export interface HealthCheckOptions {
  readonly check: HealthCheck;
  /** In place of the definition's command. */
  readonly instead: readonly [string, ...string[]] | undefined;
  readonly address: string;
  readonly process: Omit<ProcessOptions, 'argv' | 'onLine'>;
  readonly time: Time;
  readonly signal: AbortSignal;
  readonly report: (health: 'HEALTHY' | 'UNHEALTHY') => void;
}

/**
 * Runs a container's health check until the signal is aborted, and reports each time how the container is. What is not
 * known to be healthy is looked at at the stand-in's speed, so that health is soon seen; what is wrong with it, and for
 * how long each check may take, is judged in real time.
 */
export async function watchHealth(options: HealthCheckOptions): Promise<void> {
  const { check, signal, time, report } = options;
  let health = healthAtStart(check, time.nowMs());
  while (await pause(options, health)) {
    const passed = await passes(options);
    if (signal.aborted) return;
    health = healthAfter(health, check, passed, time.nowMs());
    if (health.status !== 'UNKNOWN') report(health.status);
  }
}

/** A check's command as something to run. A task has its own network: `localhost` there is the task's address. */
export function healthCommand(check: HealthCheck, address: string): readonly [string, ...string[]] | undefined {
  const [kind, ...rest] = (check.command ?? []).map((part) =>
    part.replaceAll(/\b(127\.0\.0\.1|localhost)\b/g, address),
  );
  const [command, ...args] = rest;
  if (command === undefined) return undefined;
  if (kind === 'CMD-SHELL') return ['/bin/sh', '-c', command];
  return kind === 'CMD' ? [command, ...args] : undefined;
}

/** Whether the next check is due, false once it is over. */
async function pause({ check, time, signal }: HealthCheckOptions, { status }: Health): Promise<boolean> {
  const ended = () => undefined;
  const leastMs = status === 'HEALTHY' ? intervalMs(check) : shortestIntervalMs;
  const interval = time.sleep(intervalMs(check), signal).catch(ended);
  await Promise.all([interval, wait(leastMs, undefined, { signal, ref: false }).catch(ended)]);
  return !signal.aborted;
}

async function passes(options: HealthCheckOptions): Promise<boolean> {
  const argv = options.instead ?? healthCommand(options.check, options.address);
  if (!argv) return false;
  const run = await startProcess({ ...options.process, argv }).catch(() => undefined);
  if (!run) return false;
  const timeout = setTimeout(run.kill, (options.check.timeout ?? 5) * 1_000);
  options.signal.addEventListener('abort', run.kill);
  const code = await run.ended;
  clearTimeout(timeout);
  options.signal.removeEventListener('abort', run.kill);
  return code === 0;
}
