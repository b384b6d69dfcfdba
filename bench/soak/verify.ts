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
  /** Windows that no run came to look at. */
  readonly left: number;
}

/** As often as a schedule would run it until every window was looked at, as long as each run gets further. */
export async function verify(stage: Stage, sent: AppState): Promise<Verification> {
  let verified = await verifyOnce(stage, sent);
  for (let before = Number.POSITIVE_INFINITY; verified.left > 0 && verified.left < before; ) {
    before = verified.left;
    stage.say(`${before} windows are yet to be verified`);
    verified = await verifyOnce(stage, sent);
  }
  return verified;
}

async function verifyOnce({ cloud, options, signal }: Stage, { firstMs, lastMs }: AppState): Promise<Verification> {
  const from = new Date(Math.floor(firstMs / 1000) * 1000).toISOString();
  const to = new Date((Math.floor(lastMs / 1000) + 1) * 1000).toISOString();
  const settings = parse(soakConfig(options)).verify;
  const answer = await invokeLambda({
    event: { verify: { ...settings, since: from }, from, to },
    env: awsEnv(cloud.endpoint),
    timeoutMs: 900_000,
    signal,
  });
  const { headline, states, totals, left } = answer as Answer;
  const { missing, late, extra, repeated } = totals;
  return {
    headline,
    states,
    missing: Number(missing) + Number(late),
    extra: Number(extra),
    repeated: Number(repeated),
    left,
  };
}

/** What is read of the Lambda's answer. */
interface Answer {
  readonly headline: string;
  readonly states: Readonly<Record<string, number>>;
  readonly left: number;
  readonly totals: Readonly<Record<'missing' | 'late' | 'extra' | 'repeated', string>>;
}
