import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Figure, measure } from './measure.ts';

const demo = [process.execPath, 'local/demo/main.ts'] as const;

/** How soon the demo begins, and the whole of it, once: on a log file, or on as many generated lines as is promised. */
export async function demoSeconds(log: string | undefined): Promise<readonly Figure[]> {
  return [await firstWords(), await wholeDemo(log)];
}

/** Until it says what will be seen; then it is ended. */
async function firstWords(): Promise<Figure> {
  const started = process.hrtime.bigint();
  const [command, ...args] = demo;
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'close');
  await once(child.stdout, 'data');
  const ms = Number(process.hrtime.bigint() - started) / 1e6;
  child.stdout.resume();
  child.kill('SIGTERM');
  await ended;
  return { text: `demo           begins after ${ms.toFixed(0)} ms (at most 2,000)`, isMet: ms <= 2_000 };
}

async function wholeDemo(log: string | undefined): Promise<Figure> {
  const lines = log === undefined ? ['--events', '10000'] : ['--log', log];
  const run = await measure([...demo, '--json', ...lines], { HOME: process.env.HOME ?? '' });
  const last = run.output
    .trim()
    .split('\n')
    .findLast((line) => line.startsWith('{'));
  const { sent, ingested, missing, extra, error } = JSON.parse(last ?? '{}') as Record<string, unknown>;
  if (error !== undefined) throw new Error(`the demo was not played: ${error}`);
  const seconds = run.wallMs / 1000;
  return {
    text: `demo           ${seconds.toFixed(1)} s, exit ${run.exitCode}: sent ${sent}, ingested ${ingested}, missing ${missing}, extra ${extra} (at most 90 s for 10,000 lines)`,
    isMet: run.exitCode === 0 && seconds <= 90,
  };
}
