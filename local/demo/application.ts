import { fork } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { neverSeen } from './app/presence.ts';
import type { AppOrder, AppState } from './app/protocol.ts';
import { awsEnv } from './config.ts';
import type { WebOrder } from './nginx/protocol.ts';

export type Order = AppOrder | WebOrder;

export interface Application {
  readonly state: () => AppState;
  /** Lets the lines go that it holds back. */
  release(): void;
  /** Resolves with the last state when everything was sent and acknowledged; rejects if the process fails. */
  readonly finished: Promise<AppState>;
  kill(): void;
}

interface Options {
  readonly cloud: { readonly endpoint: string };
  readonly signal: AbortSignal;
  /** Each state that the application tells, several times a second, and the one before it. */
  readonly onState: (state: AppState, before: AppState) => void;
  /** What it complains of. */
  readonly onLine: (line: string) => void;
}

/**
 * Starts the demo's application, or nginx and the forwarder, as a process of its own, which ends when `signal` is aborted.
 * In a group of its own, so that what it started ends with it.
 */
export function startApplication(order: Order, { cloud, signal, onState, onLine }: Options): Application {
  const program = 'fluentd' in order ? 'nginx/main.ts' : 'app/main.ts';
  const child = fork(join(import.meta.dirname, program), {
    detached: true,
    env: { PATH: process.env.PATH ?? '', ...awsEnv(cloud.endpoint) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    signal,
    killSignal: 'SIGKILL',
  });
  if (child.stderr) createInterface({ input: child.stderr }).on('line', onLine);
  let state = atStart;
  const finished = new Promise<AppState>((resolve, reject) => {
    child.on('message', (message) => {
      const before = state;
      state = message as AppState;
      onState(state, before);
      if (state.done) resolve(state);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the application ended with ${code} before it had sent everything`)));
  });
  // Whoever waits is told; until then a failure must not end this process.
  finished.catch(() => undefined);
  child.send(order);
  return { state: () => state, release: () => child.send('release'), finished, kill: () => killGroup(child.pid) };
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // all of it has ended
  }
}

const atStart: AppState = {
  sent: 0,
  acknowledged: 0,
  resent: 0,
  copied: 0,
  connections: [],
  presence: neverSeen,
  firstMs: 0,
  lastMs: 0,
  done: false,
};
