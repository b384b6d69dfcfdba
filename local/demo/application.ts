import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { AppOrder, AppState } from './app/protocol.ts';
import { awsEnv } from './config.ts';

export interface Application {
  readonly state: () => AppState;
  /** Lets the lines go that it holds back. */
  release(): void;
  /** Resolves with the last state when everything was sent and acknowledged; rejects if the process fails. */
  readonly finished: Promise<AppState>;
  kill(): void;
}

/** Starts the demo's application as a process of its own, which ends when `signal` is aborted. */
export function startApplication(
  order: AppOrder,
  { cloud, signal }: { readonly cloud: { readonly endpoint: string }; readonly signal: AbortSignal },
): Application {
  const child = fork(join(import.meta.dirname, 'app/main.ts'), {
    env: { PATH: process.env.PATH ?? '', ...awsEnv(cloud.endpoint) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    signal,
    killSignal: 'SIGKILL',
  });
  let state: AppState = {
    sent: 0,
    acknowledged: 0,
    resent: 0,
    copied: 0,
    connections: [],
    firstMs: 0,
    lastMs: 0,
    done: false,
  };
  const finished = new Promise<AppState>((resolve, reject) => {
    child.on('message', (message) => {
      state = message as AppState;
      if (state.done) resolve(state);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the application ended with ${code} before it had sent everything`)));
  });
  // Whoever waits is told; until then a failure must not end this process.
  finished.catch(() => undefined);
  child.send(order);
  return { state: () => state, release: () => child.send('release'), finished, kill: () => child.kill('SIGKILL') };
}
