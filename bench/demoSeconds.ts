import { type Figure, measure } from './measure.ts';

/** The whole demo, once: on a log file, or on as many generated lines as the promise is about. */
export async function demoSeconds(log: string | undefined): Promise<readonly Figure[]> {
  const lines = log === undefined ? ['--events', '10000'] : ['--log', log];
  const run = await measure([process.execPath, 'local/demo/main.ts', '--json', ...lines], {
    HOME: process.env.HOME ?? '',
  });
  const last = run.output
    .trim()
    .split('\n')
    .findLast((line) => line.startsWith('{'));
  const { sent, ingested, missing, extra, error } = JSON.parse(last ?? '{}') as Record<string, unknown>;
  if (error !== undefined) throw new Error(`the demo was not played: ${error}`);
  const seconds = run.wallMs / 1000;
  return [
    {
      text: `demo           ${seconds.toFixed(1)} s, exit ${run.exitCode}: sent ${sent}, ingested ${ingested}, missing ${missing}, extra ${extra} (at most 90 s for 10,000 lines)`,
      isMet: run.exitCode === 0 && seconds <= 90,
    },
  ];
}
