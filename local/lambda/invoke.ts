import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

export interface Invocation {
  readonly event: unknown;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Ends the process when it is aborted. */
  readonly signal?: AbortSignal;
}

/**
 * Starts the built Lambda as the Node runtime does: a process with `_HANDLER` and `LAMBDA_TASK_ROOT`, which imports
 * `index.mjs` and calls `handler(event, context)` with a context that knows how much time is left. Stands in for
 * Lambda. Returns what the handler returned; throws with the handler's error.
 */
export async function invokeLambda(invocation: Invocation): Promise<unknown> {
  const { signal } = invocation;
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'runtime.ts')], {
    env: { ...environment(invocation), ...invocation.env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    ...(signal && { signal, killSignal: 'SIGKILL' }),
  });
  const answer = await answerOf(child, invocation);
  if ('error' in answer) throw new Error(`${answer.error.name}: ${answer.error.message}`);
  return answer.result;
}

type Answer = { readonly result: unknown } | { readonly error: { readonly name: string; readonly message: string } };

function environment({ timeoutMs }: Invocation): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    _HANDLER: 'index.handler',
    LAMBDA_TASK_ROOT: resolve(import.meta.dirname, '../../dist/lambda'),
    AWS_LAMBDA_FUNCTION_NAME: 'legacy-log-ecs-verify',
    AWS_LAMBDA_FUNCTION_TIMEOUT_MS: String(timeoutMs),
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
    TZ: ':UTC',
  };
}

/** The first of: what the handler came to, the function's time-out, the end of the process. */
function answerOf(child: ChildProcess, { event, timeoutMs }: Invocation): Promise<Answer> {
  return new Promise<Answer>((done, fail) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail(new Error(`Task timed out after ${timeoutMs / 1000} seconds`));
    }, timeoutMs);
    child.once('message', (message) => done(message as Answer));
    child.once('error', fail);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(new Error(`the runtime exited with ${code} before it answered`));
    });
    child.send(event as object);
  });
}
