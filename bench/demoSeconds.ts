import { measure } from './measure.ts';

/** The whole demo on a log file, once. */
export async function demoSeconds(log: string): Promise<readonly string[]> {
  const run = await measure([process.execPath, 'local/demo/main.ts', '--log', log, '--json'], {
    HOME: process.env.HOME ?? '',
  });
  const last =
    run.output
      .trim()
      .split('\n')
      .findLast((line) => line.startsWith('{')) ?? '{}';
  const { sent, ingested, missing, extra } = JSON.parse(last) as Record<string, number>;
  return [
    `demo           ${(run.wallMs / 1000).toFixed(1)} s, exit ${run.exitCode}: sent ${sent}, ingested ${ingested}, missing ${missing}, extra ${extra} (at most 90 s for 10,000 lines)`,
  ];
}
