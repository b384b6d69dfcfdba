import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeS3 } from '../../local/aws/s3/s3.ts';
import { makeSecretsManager } from '../../local/aws/secretsManager/secretsManager.ts';
import { startServer } from '../../local/aws/wire/server.ts';
import { makeTime } from '../../local/aws/wire/time.ts';
import { measure } from '../measure.ts';
import { insightsOf } from './insights.ts';
import { isoOf, settingsFor } from './sides.ts';
import type { Engine } from './tables.ts';
import type { Truth } from './truth.ts';

const region = 'eu-central-1';

export interface Invoked {
  /** Missing lines that its answer counts. */
  readonly missing: number;
  /** The peak of its resident set. */
  readonly peakMb: number;
}

/** The built Lambda over the whole range, in a process of its own. */
export async function invokeBundle(engine: Engine, url: string, truth: Truth): Promise<Invoked> {
  const time = makeTime(1, new AbortController().signal);
  const server = await startServer([insightsOf(truth), makeSecretsManager({ bench: url }).service], {
    time,
    rest: makeS3({ time, region, buckets: ['bench'] }).service,
  });
  try {
    const verify = { ...settingsFor(engine), since: isoOf(truth.range) };
    const { fromMs, toMs } = truth.range;
    return await invoke({ verify, from: fromMs, to: toMs }, server.endpoint);
  } finally {
    await server.close();
  }
}

/** As the runtime of Lambda calls it. */
const script = (event: object) => `
  const { handler } = await import(${JSON.stringify(pathToFileURL(resolve('dist/lambda/index.mjs')).href)});
  const context = { functionName: 'bench', getRemainingTimeInMillis: () => 900_000 };
  const { totals } = await handler(${JSON.stringify(event)}, context);
  console.log('missing=' + totals.missing);`;

/** What a machine of 128 MB leaves for it: where there is more, V8 lets garbage lie around for longer. */
const smallHeap = ['--max-old-space-size=64', '--max-semi-space-size=2'];

async function invoke(event: object, endpoint: string): Promise<Invoked> {
  const hook = join(import.meta.dirname, '../peak.cjs');
  const argv = [process.execPath, ...smallHeap, '--require', hook, '--input-type=module', '-e', script(event)] as const;
  const { output, exitCode } = await measure(argv, {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'AKIABENCH',
    AWS_SECRET_ACCESS_KEY: 'bench',
  });
  if (exitCode !== 0) throw new Error(`the Lambda did not answer: ${output}`);
  const figure = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(output)?.[1]);
  return { missing: figure('missing'), peakMb: (figure('peak-kib') * 1024) / 1e6 };
}
