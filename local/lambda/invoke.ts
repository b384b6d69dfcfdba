import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/**
 * Starts the built Lambda as the Node runtime does: a process with `_HANDLER` and `LAMBDA_TASK_ROOT`, which imports
 * `index.mjs` and calls `handler(event, context)` with a context that knows how much time is left. Stands in for
 * Lambda. Returns what the handler returned; throws with the handler's error.
 */
export async function invokeLambda(options: {
  readonly event: unknown;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Ends the process when it is aborted. */
  readonly signal?: AbortSignal;
}): Promise<unknown> {
  const root = resolve(import.meta.dirname, '../..');
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'runtime.ts')], {
    env: {
      PATH: process.env.PATH ?? '',
      _HANDLER: 'index.handler',
      LAMBDA_TASK_ROOT: resolve(root, 'dist/lambda'),
      AWS_LAMBDA_FUNCTION_NAME: 'legacy-log-ecs-verify',
      AWS_LAMBDA_FUNCTION_TIMEOUT_MS: String(options.timeoutMs),
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
      TZ: ':UTC',
      ...options.env,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    ...(options.signal && { signal: options.signal, killSignal: 'SIGKILL' }),
  });
  const answer = await new Promise<Answer>((done, fail) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail(new Error(`Task timed out after ${options.timeoutMs / 1000} seconds`));
    }, options.timeoutMs);
    child.once('message', (message) => done(message as Answer));
    child.once('error', fail);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(new Error(`the runtime exited with ${code} before it answered`));
    });
    child.send(options.event as object);
  });
  if ('error' in answer) throw new Error(`${answer.error.name}: ${answer.error.message}`);
  return answer.result;
}

type Answer = { readonly result: unknown } | { readonly error: { readonly name: string; readonly message: string } };
