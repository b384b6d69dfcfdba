import { parse } from 'yaml';
import { awsEnv } from '../../local/demo/config.ts';
import { invokeLambda } from '../../local/lambda/invoke.ts';
import type { AppState } from './app/protocol.ts';
import { soakConfig } from './config.ts';
import type { Stage } from './stage.ts';

/** What the built Lambda says of the time in which lines were sent. */
export interface Verification {
  readonly headline: string;
  readonly states: Readonly<Record<string, number>>;
  readonly missing: number;
  readonly extra: number;
  readonly repeated: number;
}

export async function verify({ cloud, options, signal }: Stage, { firstMs, lastMs }: AppState): Promise<Verification> {
  const from = new Date(Math.floor(firstMs / 1000) * 1000).toISOString();
  const to = new Date((Math.floor(lastMs / 1000) + 1) * 1000).toISOString();
  const settings = parse(soakConfig(options)).verify;
  const answer = await invokeLambda({
    event: { verify: { ...settings, since: from }, from, to },
    env: awsEnv(cloud.endpoint),
    timeoutMs: 900_000,
    signal,
  });
  const { headline, states, totals } = answer as Answer;
  const { missing, late, extra, repeated } = totals;
  return {
    headline,
    states,
    missing: Number(missing) + Number(late),
    extra: Number(extra),
    repeated: Number(repeated),
  };
}

/** What is read of the Lambda's answer. */
interface Answer {
  readonly headline: string;
  readonly states: Readonly<Record<string, number>>;
  readonly totals: Readonly<Record<'missing' | 'late' | 'extra' | 'repeated', string>>;
}
