import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** How the real Fluentd is started: `spawn(command, [...args, '-c', file], { cwd, env: { ...process.env, ...env } })`. */
export interface FluentdCommand {
  /** The Ruby interpreter, an absolute path. */
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** `1.18.0`. */
  readonly version: string;
}

export const projectRoot = join(import.meta.dirname, '..', '..');

/**
 * Where Bundler finds and keeps the gems: in the project, whatever the user's own settings are. A BUNDLE_PATH of
 * the environment wins (a cache of CI). Frozen, so that an installation never rewrites Gemfile.lock. FLUENTD_GEMFILE
 * names another Gemfile of the project, with another version of Fluentd: `test/fluentd-1.19/Gemfile`.
 */
export const bundlerEnv: Readonly<Record<string, string>> = {
  BUNDLE_GEMFILE: join(projectRoot, process.env.FLUENTD_GEMFILE ?? 'Gemfile'),
  BUNDLE_PATH: process.env.BUNDLE_PATH ?? join(projectRoot, 'vendor', 'bundle'),
  BUNDLE_FROZEN: 'true',
};

const probe = `puts RbConfig.ruby, Gem.bin_path('fluentd', 'fluentd'), Gem.loaded_specs.fetch('fluentd').version`;

/**
 * The Fluentd of the project's Gemfile, or undefined if it is not installed. Ruby loads Bundler's set-up by RUBYOPT
 * and runs Fluentd's own start file: that is what `bundle exec` ends in, without its second of searching, and the
 * process that is started is Fluentd's supervisor itself, so signals reach it. The worker that the supervisor
 * spawns inherits RUBYOPT.
 */
export function fluentdCommand(): FluentdCommand | undefined {
  const env = { ...bundlerEnv, RUBYOPT: '-rbundler/setup' };
  const found = spawnSync('ruby', ['-e', probe], { env: { ...process.env, ...env }, encoding: 'utf8' });
  const [ruby, file, version] = (found.stdout ?? '').trim().split('\n');
  if (found.status !== 0 || !ruby || !file || !version || !existsSync(file)) return undefined;
  return { command: ruby, args: [file], cwd: projectRoot, env, version };
}
