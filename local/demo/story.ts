import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { invokeLambda } from '../lambda/invoke.ts';
import type { AppOrder, AppState } from './app/protocol.ts';
import { type Application, startApplication } from './application.ts';
import { awsEnv, containerLogGroup, demoConfig, logGroup, settleMs, windowMs } from './config.ts';
import { judgeRows } from './judge.ts';
import { createLogStream, lastWords } from './logStream.ts';
import { paceOf } from './pace.ts';
import { buildImages, push } from './push.ts';
import type { DemoResult, Deployed, Verified } from './result.ts';
import type { Stage } from './stage.ts';
import { pause, reaches } from './wait.ts';

/** The main job, told in order: three pushes with an application that goes on sending, then the verification. */
export async function playStory(stage: Stage): Promise<DemoResult> {
  const { say, lines, rows, table, lose } = stage;
  writeFileSync(join(stage.workspace, 'legacy-log-ecs.yml'), demoConfig(stage.database, table));
  await buildImages(stage);
  await createLogStream(stage.cloud.endpoint, logGroup, stage.run);

  const first = await push(stage, 'push-1', 'First push: nothing exists yet', '1');

  say(
    `\n-- The application begins to send ${lines.length} lines to ${first.endpoint}, and the same to CloudWatch Logs`,
  );
  const app = startApplication(orderFor(stage, first.endpoint), stage);
  try {
    await firstAck(stage, app);
    const second = await push(stage, 'push-2', 'Second push: nothing has changed', '1');
    const third = await push(stage, 'push-3', 'Third push: a new image tag, while the application goes on', '2');
    const sent = await lastAck(stage, app);
    say(`\n-- All is sent and acknowledged; ${sent.resent} lines were sent again, as their connection broke`);

    await ingested(stage);
    say(`-- The batch has filled ${table} with ${await rows.count()} rows`);
    if (lose > 0) {
      await rows.lose(lose);
      say(`-- ${lose} rows are taken out of the database behind the batch's back`);
    }

    say(`\n-- The Lambda compares CloudWatch Logs with ${table}`);
    return await judge(stage, [first, second, third], sent, await verify(stage, sent));
  } finally {
    app.kill();
  }
}

function orderFor({ lines, run, cloud: { dns } }: Stage, endpoint: string): AppOrder {
  const [host = '', port = ''] = endpoint.split(':');
  return {
    run,
    lines,
    ...paceOf(lines.length),
    tag: 'app.access',
    host,
    port: Number(port),
    dnsServer: `${dns.address}:${dns.port}`,
    logGroup,
    logStream: run,
  };
}

/** How long nothing may move before the demo gives up. */
const stuckMs = 45_000;

async function firstAck(stage: Stage, app: Application): Promise<void> {
  if (await reaches(1, () => app.state().acknowledged, { quietMs: stuckMs, signal: stage.signal })) return;
  await sayLastWords(stage, 'fluentd');
  throw new Error('the collector has not acknowledged a single line');
}

async function lastAck(stage: Stage, app: Application): Promise<AppState> {
  const { lines, signal } = stage;
  app.release();
  if (await reaches(lines.length, () => app.state().acknowledged, { quietMs: stuckMs, signal })) return app.finished;
  await sayLastWords(stage, 'fluentd');
  throw new Error(`the collector acknowledged ${app.state().acknowledged} of ${lines.length} lines, and then no more`);
}

/** Waits for the batch, and lets it speak if it does not come to its end; what that means is left to the judgement. */
async function ingested(stage: Stage): Promise<void> {
  const { rows, lines, signal } = stage;
  const done = async () => (await rows.count()) + (await rows.setAside());
  // The batch makes the tables: until it could, they cannot be counted.
  const all = await reaches(lines.length, done, { quietMs: stuckMs, signal }).catch(() => false);
  signal.throwIfAborted();
  if (!all) await sayLastWords(stage, 'batch');
}

async function sayLastWords({ cloud, say }: Stage, container: string): Promise<void> {
  say(`\n-- Something is missing. The last words of the container ${container}:`);
  for (const line of await lastWords(cloud.endpoint, containerLogGroup, container)) say(`   ${line}`);
}

async function verify({ database, table, cloud, signal }: Stage, sent: AppState): Promise<Verified> {
  const fromMs = Math.floor(sent.firstMs / windowMs) * windowMs;
  const toMs = (Math.floor(sent.lastMs / windowMs) + 1) * windowMs;
  await pause(Math.max(0, toMs + settleMs - Date.now()), signal);
  const answer = await invokeLambda({
    event: {
      verify: parse(demoConfig(database, table)).verify,
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
    },
    env: awsEnv(cloud.endpoint),
    timeoutMs: 60_000,
    signal,
  });
  return answer as Verified;
}

async function judge(
  { lines, run, rows, collector, lose }: Stage,
  deploys: readonly [Deployed, Deployed, Deployed],
  sent: AppState,
  verified: Verified,
): Promise<DemoResult> {
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
    verified,
    lost: lose,
  };
}

/** `line 12: not a line in combined format`: ids count the lines from 0. */
function whichLine(run: string, id: string, reason: string): string {
  const index = id.startsWith(`${run}-`) ? Number(id.slice(run.length + 1)) : Number.NaN;
  return Number.isInteger(index) ? `line ${index + 1}: ${reason}` : reason;
}
