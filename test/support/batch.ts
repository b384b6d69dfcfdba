import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface BatchRun {
  readonly child: ChildProcess;
  readonly done: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>;
}

/** Starts the reference batch as a process of its own, as cron and the container do. */
export function startBatch(
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = ['--json'],
): BatchRun {
  const child = spawn(process.execPath, ['images/batch/main.ts', ...args], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const done = new Promise<Awaited<BatchRun['done']>>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, done };
}

/** As `quietSeconds`: written so late that it counts as unfinished however long a test takes. */
export const inAnHour = -3600;

/** A folder of logs named `access`, in a temporary place. */
export interface LogFolder {
  readonly path: string;
  /** Writes a file that has been quiet for a minute, so that it counts as finished. */
  write(name: string, content: string | Uint8Array, quietSeconds?: number): Promise<string>;
  remove(): Promise<void>;
}

export async function makeLogFolder(): Promise<LogFolder> {
  const root = await mkdtemp(join(tmpdir(), 'legacy-log-ecs-batch-'));
  const path = join(root, 'access');
  await mkdir(path);
  return {
    path,
    write: async (name, content, quietSeconds = 60) => {
      const file = join(path, name);
      await writeFile(file, content);
      const at = Date.now() / 1000 - quietSeconds;
      await utimes(file, at, at);
      return file;
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
