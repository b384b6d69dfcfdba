import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { Reaper } from './reaper.ts';

const drainMs = 1_000;

export interface ContainerProcess {
  /** The exit code as Docker tells it: 128 and the signal's number for one that died of a signal. */
  readonly ended: Promise<number>;
  /** SIGTERM, to the process only, as Docker signals PID 1. */
  terminate(): void;
  /** SIGKILL, to everything that it started. */
  kill(): void;
}

export interface ProcessOptions {
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly onLine?: (line: string) => void;
  readonly reaper: Reaper;
}

/**
 * Starts a command in a process group of its own. Rejects when it cannot be started at all. When its first
 * process ends the rest of the group is killed, as a container ends with its PID 1.
 */
export async function startProcess(options: ProcessOptions): Promise<ContainerProcess> {
  const [command, ...args] = options.argv;
  const stdio = options.onLine ? 'pipe' : 'ignore';
  const child = spawn(command, args, {
    detached: true,
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', stdio, stdio],
  });
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
  await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  const group = child.pid ?? 0;
  const drained = Promise.all([readLines(child.stdout, options.onLine), readLines(child.stderr, options.onLine)]);
  options.reaper.watch(group);
  const ended = exited.then(async (code) => {
    killGroup(group);
    options.reaper.forget(group);
    // A descendant that left the group may hold the pipe open; the container has ended all the same.
    await Promise.race([drained, wait(drainMs, undefined, { ref: false })]);
    return code;
  });
  return { ended, terminate: () => void child.kill('SIGTERM'), kill: () => killGroup(group) };
}

async function readLines(stream: NodeJS.ReadableStream | null, onLine?: (line: string) => void): Promise<void> {
  if (!stream || !onLine) return;
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) onLine(line);
}

function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // ESRCH: everything of it has ended already
  }
}
