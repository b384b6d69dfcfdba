import { execFile, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { realIsRequired } from '../realParts.ts';
import { bundlerEnv, type FluentdCommand, fluentdCommand, projectRoot } from './command.ts';

const run = promisify(execFile);

export type EnsuredFluentd =
  | { readonly kind: 'real'; readonly fluentd: FluentdCommand }
  | { readonly kind: 'none'; readonly because: string };

export interface InstallOptions {
  /** Ends the installation when it is aborted. */
  readonly signal?: AbortSignal;
  /** Bundler's own lines, which name the gem that it compiles. */
  readonly onLine?: (line: string) => void;
}

/**
 * Finds the real Fluentd of the project's Gemfile, or installs it into the project's own folder. Several processes
 * may ask at once: Bundler locks the folder. `say` gets one line before the installation, which compiles for a while.
 * Throws where a real Fluentd is demanded (CI=true or REQUIRE_REAL=1) and there is none.
 */
export async function ensureFluentd(
  say: (line: string) => void,
  options: InstallOptions = {},
): Promise<EnsuredFluentd> {
  const ensured = await findOrInstall(say, options);
  if (ensured.kind === 'none' && realIsRequired()) {
    throw new Error(`a real Fluentd is required here (CI or REQUIRE_REAL is set), and ${ensured.because}`);
  }
  return ensured;
}

async function findOrInstall(say: (line: string) => void, options: InstallOptions): Promise<EnsuredFluentd> {
  const installed = fluentdCommand();
  if (installed) return { kind: 'real', fluentd: installed };
  const because = whyNotInstallable();
  if (because) return { kind: 'none', because };
  say(`Installing Fluentd into ${bundlerEnv.BUNDLE_PATH} (once; its gems compile for a minute or two)`);
  return install(options);
}

async function install({ signal, onLine }: InstallOptions): Promise<EnsuredFluentd> {
  try {
    const running = run('bundle', ['install', '--jobs', '4', '--retry', '3'], {
      cwd: projectRoot,
      env: { ...process.env, ...bundlerEnv },
      maxBuffer: 64 * 1024 * 1024,
      signal,
    });
    if (onLine && running.child.stdout) createInterface({ input: running.child.stdout }).on('line', onLine);
    await running;
  } catch (cause) {
    signal?.throwIfAborted();
    return { kind: 'none', because: `bundle install failed: ${lastLines(cause)}` };
  }
  const fluentd = fluentdCommand();
  return fluentd
    ? { kind: 'real', fluentd }
    : { kind: 'none', because: 'bundle install succeeded, but Fluentd does not start with its gems' };
}

function whyNotInstallable(): string | undefined {
  const ruby = versionOf('ruby', ['-e', 'puts RUBY_VERSION']);
  if (!ruby) return 'there is no Ruby on this machine';
  if (ruby.major < 3 || (ruby.major === 3 && ruby.minor < 1)) {
    return `Ruby is ${ruby.major}.${ruby.minor}, and Fluentd needs 3.1 or newer`;
  }
  return versionOf('bundle', ['--version']) ? undefined : 'Ruby is there, but its Bundler is not';
}

/** Undefined if the program cannot be run. */
function versionOf(program: string, args: readonly string[]): { major: number; minor: number } | undefined {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  const [, major, minor] = /(\d+)\.(\d+)/.exec(stdout ?? '') ?? [];
  return status === 0 && major && minor ? { major: Number(major), minor: Number(minor) } : undefined;
}

function lastLines(cause: unknown): string {
  const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 0 ? lines.slice(-8).join(' | ') : String(cause);
}
