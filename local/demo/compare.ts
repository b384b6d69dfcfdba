import { parse } from 'yaml';
import { invokeLambda } from '../lambda/invoke.ts';
import { bucketsAround, zone } from './aggregate.ts';
import type { AppState } from './app/protocol.ts';
import { awsEnv, demoConfig, lostAfterMs, windowMs } from './config.ts';
import { readLedger } from './ledger.ts';
import { readWritten } from './nginx/requests.ts';
import { judgeRows, type ReadRow } from './result/judge.ts';
import type { DemoResult, Deployed, Verified } from './result/result.ts';
import type { Stage } from './stage.ts';
import { pause } from './wait.ts';

/** The Lambda compares, and beside it the demo, which alone knows what was sent. */
export async function compare(
  stage: Stage,
  deploys: readonly [Deployed, Deployed, Deployed],
  sent: AppState,
  lost: number,
): Promise<DemoResult> {
  const { lines, run, rows, collector, aggregate, nginx, screen } = stage;
  screen.say('');
  const what =
    aggregate === undefined
      ? `line by line, in windows of ${windowMs / 1000} s`
      : `by ${aggregate} of ${zone}, and by path`;
  screen.say(`The Lambda compares the log with the database, ${what}`, 'title');
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
    stored: await judgeRows(byId, rows.pages(), nginx ? ({ line }) => readRequest(run, line) : undefined),
    deploys,
    addresses: sent.connections,
    gapMs: sent.presence.gapMs,
    verified,
    lost,
    isAggregated: aggregate !== undefined,
  };
}

async function verify(stage: Stage, sent: AppState): Promise<Verified> {
  const { aggregate, cloud, signal, screen } = stage;
  const range = rangeOf(aggregate, sent);
  screen.live(() => 'waiting for the last window to be over, and then for the Lambda');
  await pause(Math.max(0, range.toMs + lostAfterMs - Date.now()), signal);
  const [from, to] = [range.fromMs, range.toMs].map((ms) => new Date(ms).toISOString());
  const settings = parse(demoConfig(stage)).verify;
  const answer = await invokeLambda({
    event: { verify: { ...settings, since: from }, from, to },
    env: awsEnv(cloud.endpoint),
    timeoutMs: mostLambdaMs,
    signal,
  });
  return toVerified(answer as LambdaAnswer, await readLedger(cloud.endpoint, range));
}

function rangeOf(aggregate: Stage['aggregate'], { firstMs, lastMs }: AppState) {
  if (aggregate) return bucketsAround(aggregate, firstMs, lastMs);
  return {
    fromMs: Math.floor(firstMs / windowMs) * windowMs,
    toMs: (Math.floor(lastMs / windowMs) + 1) * windowMs,
  };
}

/** The part of the answer that is read here. */
interface LambdaAnswer {
  readonly headline: string;
  readonly states: Readonly<Record<string, number>>;
  readonly totals: {
    readonly missing: string;
    readonly late: string;
    readonly extra: string;
    readonly repeated: string;
  };
}

function toVerified(
  { headline, states, totals }: LambdaAnswer,
  remembered: Pick<Verified, 'windows' | 'groups'>,
): Verified {
  const {
    matched = 0,
    empty = 0,
    shifted = 0,
    lost = 0,
    late = 0,
    short = 0,
    extra = 0,
    repeated = 0,
    unknown = 0,
  } = states;
  return {
    headline,
    ...remembered,
    totals: {
      matched: matched + empty + shifted,
      missing: lost + late + short,
      extra: extra + repeated,
      unknown,
      missingLines: String(BigInt(totals.missing) + BigInt(totals.late)),
      extraRows: String(BigInt(totals.extra) + BigInt(totals.repeated)),
    },
  };
}

/** nginx's line, by the number of its request. */
function readRequest(run: string, line: string): ReadRow {
  const { index, line: message } = readWritten(line);
  return { id: `${run}-${index}`, message };
}

/** The longest that Lambda lets a function run. */
const mostLambdaMs = 900_000;

/** `line 12: not a line in combined format`: ids count the lines from 0. */
function whichLine(run: string, id: string, reason: string): string {
  const index = id.startsWith(`${run}-`) ? Number(id.slice(run.length + 1)) : Number.NaN;
  return Number.isInteger(index) ? `line ${index + 1}: ${reason}` : reason;
}
