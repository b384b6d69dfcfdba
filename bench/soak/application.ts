import { fork } from 'node:child_process';
import { join } from 'node:path';
import { awsEnv } from '../../local/demo/config.ts';
import { type AppOrder, type AppState, atStart } from './app/protocol.ts';

export interface Application {
  state(): AppState;
  /** How many lines it may have sent by now. */
  allow(events: number): void;
  /** Resolves with the last state once everything is sent and acked; rejects if the process fails. */
  readonly finished: Promise<AppState>;
  kill(): void;
}

/** Starts the process that sends. */
export function startApplication(order: AppOrder, endpoint: string, signal: AbortSignal): Application {
  const child = fork(join(import.meta.dirname, 'app/main.ts'), {
    env: { PATH: process.env.PATH ?? '', ...awsEnv(endpoint) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    signal,
    killSignal: 'SIGKILL',
  });
  let state = atStart;
  const finished = new Promise<AppState>((resolve, reject) => {
    child.on('message', (message) => {
      state = message as AppState;
      if (state.done) resolve(state);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the sending process ended with ${code} before its last line`)));
  });
  finished.catch(() => undefined);
  child.send(order);
  return {
    state: () => state,
    allow: (events) => void child.send(events),
    finished,
    kill: () => child.kill('SIGKILL'),
  };
}
