import { type Figure, measure } from './measure.ts';

/** The unit tests, and if asked for all tests, as `npm test` runs them. */
export async function testSeconds(all: boolean): Promise<readonly Figure[]> {
  const unit = await timed('unit tests', ['--project', 'unit'], 10);
  return all ? [unit, await timed('all tests', ['--project', 'unit', '--project', 'integration'], 300)] : [unit];
}

async function timed(name: string, args: readonly string[], mostSeconds: number): Promise<Figure> {
  const env = { HOME: process.env.HOME ?? '', CI: process.env.CI ?? '' };
  const run = await measure(['node_modules/.bin/vitest', 'run', ...args], env);
  const seconds = run.wallMs / 1000;
  return {
    text: `${name.padEnd(14)} ${seconds.toFixed(1)} s, exit ${run.exitCode} (at most ${mostSeconds} s)`,
    isMet: run.exitCode === 0 && seconds <= mostSeconds,
  };
}
