import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface Invocation {
  readonly event: unknown;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Ends the process when it is aborted. */
  readonly signal?: AbortSignal;
  /** Called with each line that the function writes, which Lambda puts into its log group. */
  readonly onLogLine?: (line: string) => void;
}

/**
 * Starts the built Lambda as the Node runtime does: a process with `_HANDLER` and `LAMBDA_TASK_ROOT`, which imports
 * `index.mjs` and calls `handler(event, context)` with a context that knows how much time is left. Stands in for
 * Lambda. Returns what the handler returned, once its process is gone; throws with the handler's error.
 */
export async function invokeLambda(invocation: Invocation): Promise<unknown> {
  const { signal, onLogLine = () => {} } = invocation;
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'runtime.ts')], {
    env: { ...environment(invocation), ...invocation.env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    ...(signal && { signal, killSignal: 'SIGKILL' }),
  });
  createInterface({ input: child.stdout as Readable }).on('line', onLogLine);
  const closed = new Promise((done) => child.once('close', done));
  const answer = await answerOf(child, invocation);
  // What it wrote last is read by then.
  await closed;
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
    let timer: NodeJS.Timeout | undefined;
    const timeOut = () => {
      child.kill('SIGKILL');
      fail(new Error(`Task timed out after ${timeoutMs / 1000} seconds`));
    };
    child.on('message', (message) => {
      // The time of a function begins when it is called, not while its module is loaded.
      if (message === 'called') timer = setTimeout(timeOut, timeoutMs);
      else done(message as Answer);
    });
    child.once('error', fail);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(new Error(`the runtime exited with ${code} before it answered`));
    });
    child.send(event as object);
  });
}
