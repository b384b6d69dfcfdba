import { parse } from 'yaml';
import { invokeLambda } from '../lambda/invoke.ts';
import type { AppState } from './app/protocol.ts';
import { awsEnv, demoConfig, settleMs, windowMs } from './config.ts';
import { judgeRows } from './result/judge.ts';
import type { DemoResult, Deployed, Verified } from './result/result.ts';
import type { Stage } from './stage.ts';
import { pause } from './wait.ts';

/** The Lambda compares, and beside it the demo, which alone knows what was sent. */
export async function compare(
  stage: Stage,
  deploys: readonly [Deployed, Deployed, Deployed],
  sent: AppState,
): Promise<DemoResult> {
  const { lines, run, rows, collector, lose, screen } = stage;
  screen.say('');
  screen.say(`The Lambda compares the log with the database, in windows of ${windowMs / 1000} s`, 'title');
  const verified = await verify(stage, sent);
  const byId = new Map(lines.map((line, index) => [`${run}-${index}`, line]));
  return {
    collector,
    sent: sent.sent,
    acknowledged: sent.acknowledged,
    resent: sent.resent,
    copied: sent.copied,
    setAside: await rows.setAside(),
    setAsideReasons: (await rows.setAsideReasons()).map(({ id, reason }) => whichLine(run, id, reason)),
    stored: await judgeRows(byId, rows.pages()),
    deploys,
    addresses: sent.connections,
    gapMs: sent.presence.gapMs,
    verified,
    lost: lose,
  };
}

async function verify({ database, table, cloud, signal, screen }: Stage, sent: AppState): Promise<Verified> {
  const fromMs = Math.floor(sent.firstMs / windowMs) * windowMs;
  const toMs = (Math.floor(sent.lastMs / windowMs) + 1) * windowMs;
  screen.live(() => 'waiting for the last window to be over, and then for the Lambda');
  await pause(Math.max(0, toMs + settleMs - Date.now()), signal);
  const answer = await invokeLambda({
    event: {
      verify: parse(demoConfig(database, table)).verify,
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
    },
    env: awsEnv(cloud.endpoint),
    timeoutMs: mostLambdaMs,
    signal,
  });
  return answer as Verified;
}

/** The longest that Lambda lets a function run. */
const mostLambdaMs = 900_000;

/** `line 12: not a line in combined format`: ids count the lines from 0. */
function whichLine(run: string, id: string, reason: string): string {
  const index = id.startsWith(`${run}-`) ? Number(id.slice(run.length + 1)) : Number.NaN;
  return Number.isInteger(index) ? `line ${index + 1}: ${reason}` : reason;
}
