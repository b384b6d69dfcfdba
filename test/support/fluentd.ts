import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fluentdCommand, projectRoot } from '../../local/fluentd/command.ts';

/** Why a test with the real Fluentd cannot run; its installation is the global set-up's, which throws under CI. */
export const withoutFluentd = fluentdCommand() ? undefined : 'no Fluentd: neither Ruby nor an installed gem';

/** This project's plugin, as the image has it. */
export const pluginFolder = join(projectRoot, 'images/fluentd/plugin');

export interface RunningFluentd {
  /** Its standard output and error so far. */
  output(): string;
  /** Sends the signal and waits for the end; the exit code, or null if the signal ended it. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** A loopback address of this test process's own, so that tests that run at the same time don't meet. */
export function ownAddress(): string {
  return `127.61.${(process.pid >> 8) & 255}.${process.pid & 255 || 1}`;
}

/** Writes the rendered configuration into the folder, which stands for `/fluentd/log`'s parent, and returns its path. */
export async function placeConf(conf: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'fluent.conf');
  await writeFile(file, conf.replaceAll('/fluentd/log', join(folder, 'log')));
  return file;
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The rendered `start.sh`, to be started by it as the image does. */
  readonly start?: string;
}

/**
 * Starts the real Fluentd and waits until it listens. Without a supervisor unless told otherwise: one process less
 * makes a test faster, and the worker is the same that runs under the image's supervisor.
 */
export async function startFluentd(
  conf: string,
  address: string,
  args: readonly string[] = ['--no-supervisor'],
  { env = {}, start }: StartOptions = {},
): Promise<RunningFluentd> {
  const own = { FLUENTD_BIND: address, FLUENTD_MONITOR_BIND: address };
  const started = spawnFluentd(['-c', conf, ...args], { ...own, ...env }, start);
  await started.saying('fluentd worker is now running');
  return { output: started.output, stop: started.stop };
}

/** Runs Fluentd to its end, as with `--dry-run`. */
export async function runFluentd(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const { child, output } = spawnFluentd(args, {});
  const [code] = await once(child, 'close');
  return { code, output: output() };
}

/** Starts Fluentd, and waits for nothing; `saying` waits for words of it. */
export function spawnFluentd(args: readonly string[], env: Readonly<Record<string, string>>, start?: string) {
  const fluentd = fluentdCommand();
  if (!fluentd) throw new Error(withoutFluentd);
  const run = [fluentd.command, ...fluentd.args, '-I', join(pluginFolder, 'lib'), ...args];
  const [program = '', ...words] = start === undefined ? run : ['/bin/sh', start, ...run];
  const child = spawn(program, words, {
    cwd: fluentd.cwd,
    env: { ...process.env, ...fluentd.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that SIGKILL reaches a supervisor's worker as well.
    detached: true,
  });
  let said = '';
  const noted = (chunk: Buffer) => {
    said += chunk;
  };
  child.stdout.on('data', noted);
  child.stderr.on('data', noted);
  const saying = (words: string) =>
    new Promise<void>((resolve, reject) => {
      child.stdout.on('data', () => said.includes(words) && resolve());
      child.on('close', (code) => reject(new Error(`Fluentd ended with ${code} before it said "${words}":\n${said}`)));
    });
  return { child, output: () => said, saying, stop: (signal: 'SIGTERM' | 'SIGKILL') => stop(child, signal) };
}

async function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'close');
  if (signal === 'SIGKILL' && child.pid) process.kill(-child.pid, signal);
  else child.kill(signal);
  const [code] = await ended;
  return code;
}
