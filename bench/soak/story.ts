import { Resolver } from 'node:dns/promises';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { logGroup } from '../../local/demo/config.ts';
import { randomOf } from '../random.ts';
import type { AppOrder, AppState } from './app/protocol.ts';
import { type Application, startApplication } from './application.ts';
import { soakConfig, tag } from './config.ts';
import { countAll } from './countAll.ts';
import { startForwarder } from './forwarder.ts';
import { type Done, hurt, nothingDone, type Surroundings } from './hurt.ts';
import { type Fault, planOf } from './plan.ts';
import { type FaultyWay, openWay } from './proxy.ts';
import { push, render } from './push.ts';
import type { SoakResult } from './result.ts';
import { logStream, type Stage } from './stage.ts';
import { watchFolder } from './watch.ts';

/** Lines are sent without a pause while everything else is replaced, killed and cut off; then all of it is counted. */
export async function playSoak(stage: Stage): Promise<SoakResult> {
  const { options, workspace, say, folders } = stage;
  const beganMs = Date.now();
  writeFileSync(join(workspace, 'legacy-log-ecs.yml'), soakConfig(options));
  await render(stage);
  const endpoint = await push(stage, 'push-1', '1');
  say(`${endpoint} is there; ${options.events} lines go to it, ${options.rate} a second`);
  const collector = addressOf(stage, endpoint);
  const way = await openWay(collector);
  const watcher = watchFolder(() => [...folders].at(-1));
  const files = options.sender === 'forwarder' ? join(workspace, 'app') : undefined;
  const app = startApplication(orderOf(stage, way, files), stage.cloud.endpoint, stage.signal);
  const forwarder = files === undefined ? undefined : startForwarder(workspace, files, way, tag);
  try {
    const done = await hurtAll(stage, { way, collector }, app);
    const sent = await app.finished;
    say(deliveredWords(sent));
    return await countAll(stage, watcher, { done, sent, beganMs });
  } finally {
    app.kill();
    await forwarder?.stop();
    await way.close();
  }
}

function deliveredWords({ acked, resent }: AppState): string {
  return resent === undefined
    ? `${acked} lines stand in the log file`
    : `${acked} lines are acked, ${resent} were sent again`;
}

/** Asks DNS for each connection, as a sender does whose connection ended. */
function addressOf({ cloud: { dns } }: Stage, endpoint: string) {
  const [name = '', port = ''] = endpoint.split(':');
  const resolver = new Resolver({ timeout: 500, tries: 2 });
  resolver.setServers([`${dns.address}:${dns.port}`]);
  return async () => {
    const [host] = await resolver.resolve4(name);
    if (host === undefined) throw new Error(`${name} has no address`);
    return { host, port: Number(port) };
  };
}

function orderOf({ options }: Stage, { host, port }: FaultyWay, file: string | undefined): AppOrder {
  const { seed, events, rate, bad, clock } = options;
  return {
    seed,
    events,
    rate,
    bad,
    isTimeLeftOut: clock > 0,
    ...(file === undefined ? {} : { file }),
    tag,
    host,
    port,
    logGroup,
    logStream,
  };
}

/** One fault after the other, each at its line: the sender may go on up to the one after it, and not further. */
async function hurtAll(stage: Stage, on: Omit<Surroundings, 'more'>, app: Application): Promise<Done> {
  const { options, say, signal } = stage;
  const faults = planOf(options, randomOf(options.seed));
  const done: Done = { ...nothingDone };
  for (const [index, fault] of faults.entries()) {
    // Some more than up to the next one: a collector that is to die at a point of its code has to come to it.
    const more = () => {
      const reached = Math.max(fault.at, app.state().sent);
      app.allow(Math.max(faults[index + 1]?.at ?? 0, reached + Math.ceil(options.events / 20)));
    };
    // What is sent before the volume is full shows nothing of a full one.
    if (fault.what.kind === 'full') app.allow(fault.at);
    else more();
    await until(app, fault.at, signal);
    say(`${String(app.state().sent).padStart(9)} sent, ${app.state().acked} acked: ${inWords(fault)}`);
    await hurt(stage, { ...on, more }, fault, done);
  }
  app.allow(options.events);
  return done;
}

async function until(app: Application, events: number, signal: AbortSignal): Promise<void> {
  while (app.state().sent < events) await Promise.race([wait(20, undefined, { signal }), app.finished]);
}

function inWords({ what }: Fault): string {
  switch (what.kind) {
    case 'redeploy':
      return 'a push of a new image';
    case 'kill':
      return `SIGKILL of the ${what.whom}`;
    case 'crash':
      return `the collector dies at its point "${what.point}"`;
    case 'network':
      return `network: ${what.how}`;
    case 'down':
      return `the collector is away for ${what.ms / 1000} s`;
    case 'full':
      return `the volume is full${what.withKill ? ', and the worker is killed on it' : ''}`;
    case 'clock':
      return `the collector's clock is set ${what.bySeconds < 0 ? 'back' : 'on'} by ${Math.abs(what.bySeconds) / 3600} h`;
  }
}
