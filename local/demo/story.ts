import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shiftOf } from './aggregate.ts';
import type { AppState } from './app/protocol.ts';
import { type Application, type Order, startApplication } from './application.ts';
import { compare } from './compare.ts';
import { containerLogGroup, demoConfig, logGroup } from './config.ts';
import { createLogStream, lastWords } from './logStream.ts';
import { meterOf } from './meter.ts';
import { paceOf } from './pace.ts';
import { sayPresence } from './presenceLine.ts';
import { buildImages, push } from './push.ts';
import { inWords } from './result/inWords.ts';
import type { DemoResult, Deployed } from './result/result.ts';
import { elapsed } from './screen/elapsed.ts';
import type { Stage } from './stage.ts';
import { reaches } from './wait.ts';

/** The main job, told in order: three pushes with an application that goes on sending, then the verification. */
export async function playStory(stage: Stage): Promise<DemoResult> {
  const { screen, lines, log } = stage;
  writeFileSync(join(stage.workspace, 'legacy-log-ecs.yml'), demoConfig(stage));
  const beganMs = Date.now();
  screen.live(() => `${elapsed(Date.now() - beganMs)}  ${log.latest() || 'building the images'}`);
  await buildImages(stage);
  await createLogStream(stage.cloud.endpoint, logGroup, stage.run);
  const first = await push(stage, 'push-1', 'First push: nothing exists yet', '1');

  screen.say('');
  screen.say(`${senderOf(stage)} sends ${inWords(lines.length)} lines to ${first.endpoint}, and to the log`, 'title');
  const app = beginToSend(stage, first.endpoint);
  try {
    return await replaceAndCompare(stage, app, first);
  } finally {
    app.kill();
  }
}

async function replaceAndCompare(stage: Stage, app: Application, first: Deployed): Promise<DemoResult> {
  const { screen, rows } = stage;
  await firstAck(stage, app);
  const second = await push(stage, 'push-2', 'Second push: nothing has changed', '1');
  const third = await push(stage, 'push-3', 'Third push: a new image tag, while the application goes on', '2');
  const sent = await lastAck(stage, app);
  screen.say('');
  screen.say(`${inWords(sent.acknowledged)} lines are sent and acknowledged`, 'good');
  await ingested(stage);
  screen.say(`The batch has made ${inWords(await rows.count())} rows of them`, 'good');
  const lost = await takenOut(stage);
  return compare(stage, [first, second, third], sent, lost);
}

/** Takes rows out as an accident would; returns how many lines those stood for. */
async function takenOut({ lose, aggregate, rows, screen }: Stage): Promise<number> {
  if (lose === 0) return 0;
  const lost = await (aggregate === undefined ? rows.lose(lose) : rows.loseHits(lose));
  const what =
    aggregate === undefined
      ? `${inWords(lose)} rows`
      : `the sums of ${inWords(lose)} ${lose === 1 ? 'path' : 'paths'} (hits: ${inWords(lost)})`;
  screen.say(`${what} are taken out of the database behind the batch’s back`);
  return lost;
}

function senderOf({ nginx }: Stage): string {
  return nginx ? 'The forwarder beside nginx' : 'An application';
}

function beginToSend(stage: Stage, endpoint: string): Application {
  const { screen } = stage;
  const app = startApplication(orderFor(stage, endpoint), {
    ...stage,
    onState: (state, before) => sayPresence(screen, state, before),
    onLine: (line) => screen.say(`  application: ${line}`),
  });
  screen.live(meterOf(stage, app.state));
  return app;
}

function orderFor({ lines, run, aggregate, nginx, workspace, cloud: { dns } }: Stage, endpoint: string): Order {
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
    shiftMs: shiftOf(aggregate),
    ...(nginx && { folder: join(workspace, 'web'), fluentd: nginx }),
  };
}

async function firstAck(stage: Stage, app: Application): Promise<void> {
  if (await reaches(1, () => app.state().acknowledged, stage.signal)) return;
  await sayLastWords(stage, 'fluentd');
  throw new Error('the collector has not acknowledged a single line');
}

async function lastAck(stage: Stage, app: Application): Promise<AppState> {
  const { lines, signal } = stage;
  app.release();
  if (await reaches(lines.length, () => app.state().acknowledged, signal)) return app.finished;
  await sayLastWords(stage, 'fluentd');
  throw new Error(`the collector acknowledged ${app.state().acknowledged} of ${lines.length} lines, and then no more`);
}

/** Waits for the batch, and lets it speak if it does not come to its end; what that means is left to the judgement. */
async function ingested(stage: Stage): Promise<void> {
  const { rows, lines, signal } = stage;
  const done = async () => (await rows.count()) + (await rows.setAside());
  if (!(await reaches(lines.length, done, signal))) await sayLastWords(stage, 'batch');
}

async function sayLastWords({ cloud, screen }: Stage, container: string): Promise<void> {
  screen.say(`Something is missing. The last words of the container ${container}:`, 'bad');
  for (const line of await lastWords(cloud.endpoint, containerLogGroup, container)) screen.say(`  ${line}`);
}
