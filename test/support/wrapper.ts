import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Shells that /bin/sh is somewhere: Debian's dash, bash as on Amazon Linux, busybox as on Alpine. */
export const shells = [
  { name: 'dash', argv: ['dash'] },
  // What sh makes of bash.
  { name: 'bash', argv: ['bash', '--posix'] },
  { name: 'busybox', argv: ['busybox', 'sh'] },
].filter(({ argv: [program = '', ...options] }) => spawnSync(program, [...options, '-c', 'exit 0']).status === 0);

/** A folder with the wrapper's scripts, and what stands for a container's output. */
export class Wrapper {
  readonly folder = mkdtempSync(join(tmpdir(), 'legacy-log-wrapper-'));
  readonly environment: Readonly<Record<string, string>>;
  readonly #shell: readonly string[];
  readonly #children: ChildProcess[] = [];

  constructor(shell: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    this.#shell = shell;
    for (const name of ['entrypoint.sh', 'run-job.sh']) copyFileSync(join('images/wrapper', name), this.path(name));
    writeFileSync(this.path('stdout'), '');
    writeFileSync(this.path('stderr'), '');
    this.environment = {
      PATH: '/usr/local/bin:/usr/bin:/bin',
      LEGACY_LOG_ENVIRONMENT: this.path('run/environment'),
      LEGACY_LOG_STDOUT: this.path('stdout'),
      LEGACY_LOG_STDERR: this.path('stderr'),
      ...environment,
    };
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  read(name: string): string {
    return existsSync(this.path(name)) ? readFileSync(this.path(name), 'utf8') : '';
  }

  /** What was told on the container's standard error, without how long it took. */
  told(): string {
    return this.read('stderr').replaceAll(/ after \d+ s /g, ' after N s ');
  }

  /** A program of this text, named by its path. */
  program(name: string, text: string): string {
    writeFileSync(this.path(name), text, { mode: 0o755 });
    return this.path(name);
  }

  /** The shell that runs a script, for a command line. */
  script(name: string): readonly [string, ...string[]] {
    const [program = 'sh', ...options] = this.#shell;
    return [program, ...options, this.path(name)];
  }

  run(script: string, args: readonly string[], { input = '', env = {} }: RunOptions = {}) {
    const [program, ...options] = this.script(script);
    const { status, stdout, stderr } = spawnSync(program, [...options, ...args], {
      env: { ...this.environment, ...env },
      input,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }

  /** Runs beside the test, as a container does. */
  start(command: readonly string[], args: readonly string[], env: Readonly<Record<string, string>> = {}): Started {
    const [program = '', ...options] = command;
    const child = spawn(program, [...options, ...args], {
      env: { ...this.environment, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#children.push(child);
    child.stdout.resume();
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    const done = new Promise<Ended>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (status) => resolve({ status, stderr }));
    });
    return {
      kill: (signal) => child.kill(signal),
      said: (text) => until(child.stderr, () => stderr.includes(text)),
      done,
    };
  }

  /** Resolves when a file of the folder holds the text. */
  holds(name: string, text: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const watching = watch(this.folder, () => look());
    const look = () => {
      if (!this.read(name).includes(text)) return;
      watching.close();
      resolve();
    };
    look();
    return promise;
  }

  remove(): void {
    for (const child of this.#children) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface RunOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Ended {
  readonly status: number | null;
  readonly stderr: string;
}

interface Started {
  kill(signal: NodeJS.Signals): boolean;
  said(text: string): Promise<void>;
  readonly done: Promise<Ended>;
}

function until(stream: NodeJS.ReadableStream, so: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!so()) return;
      stream.off('data', look);
      resolve();
    };
    stream.on('data', look);
    look();
  });
}
