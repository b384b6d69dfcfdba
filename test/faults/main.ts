import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { randomOf } from '../../bench/random.ts';
import type { Judged, Point } from './point.ts';
import { allPoints } from './series.ts';

const { values } = parseArgs({
  options: {
    /** So many points, chosen by the seed; all by default. */
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '4' },
    /** Only points whose words hold this text. */
    only: { type: 'string', default: '' },
    /** In place of that, cancels a deploy at so many random moments. */
    cancel: { type: 'string' },
  },
});

const startedMs = Date.now();
let told = 0;
if (values.cancel !== undefined) await cancelAll(Number(values.cancel));
else await judgeAllPoints();

async function judgeAllPoints(): Promise<void> {
  const points = chosen((await allPoints()).filter((point) => inWords(point).includes(values.only)));
  const judged = (
    await Promise.all(shares(points, Number(values.workers)).map((share) => judgeShare(share, points.length)))
  ).flat();
  const reached = judged.filter(({ verdict }) => verdict !== 'not reached');
  const count = (kind: Judged['verdict']) => reached.filter(({ verdict }) => verdict === kind).length;
  const figures = {
    points: reached.length,
    converged: count('converged'),
    leftOver: count('left over'),
    endless: count('endless'),
    notReached: judged.length - reached.length,
    seconds: Math.round((Date.now() - startedMs) / 1_000),
  };
  console.log(JSON.stringify(figures));
  if (figures.converged < figures.points || figures.points === 0) process.exitCode = 1;
}

/** A last line within 2 s counts, and what it says has to be so. */
async function cancelAll(moments: number): Promise<void> {
  const { cancelAt, momentOf } = await import('./cancel.ts');
  const random = randomOf(Number(values.seed));
  const due = Array.from({ length: moments }, () => momentOf(random));
  const done: Awaited<ReturnType<typeof cancelAt>>[] = [];
  const next = async (): Promise<void> => {
    const moment = due.shift();
    if (moment === undefined) return;
    const one = await cancelAt(moment);
    if (one.wasOver) due.push(momentOf(random));
    else tell(one);
    await next();
  };
  const tell = (one: Awaited<ReturnType<typeof cancelAt>>) => {
    done.push(one);
    console.log(
      `${one.untruth === undefined ? 'truthful' : `NOT TRUE (${one.untruth})`}, ${one.tookMs} ms, ${JSON.stringify(one.moment)}: ${one.lastLine}`,
    );
  };
  await next();
  const figures = {
    moments,
    truthful: done.filter(({ untruth }) => untruth === undefined).length,
    withinTwoSeconds: done.filter(({ tookMs }) => tookMs <= 2_000).length,
    slowestMs: Math.max(...done.map(({ tookMs }) => tookMs)),
  };
  console.log(JSON.stringify(figures));
  if (figures.truthful < moments || figures.withinTwoSeconds < moments) process.exitCode = 1;
}

function chosen(all: readonly Point[]): readonly Point[] {
  if (values.sample === undefined) return all;
  const random = randomOf(Number(values.seed));
  const keyed = all.map((point) => ({ point, key: random.part() })).toSorted((a, b) => a.key - b.key);
  const some = new Set(keyed.slice(0, Number(values.sample)).map(({ point }) => point));
  return all.filter((point) => some.has(point));
}

/** Neighbours stay together: a worker takes an account over from one point of a command to the next. */
function shares(all: readonly Point[], workers: number): (readonly Point[])[] {
  return Array.from({ length: workers }, (_, at) => all.filter((_point, index) => index % workers === at)).filter(
    ({ length }) => length > 0,
  );
}

function judgeShare(share: readonly Point[], all: number): Promise<Judged[]> {
  const done: Judged[] = [];
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: share });
    worker.on('message', (one: Judged) => {
      done.push(one);
      told += 1;
      if (process.stderr.isTTY) process.stderr.write(`\r${told} of ${all}`);
      if (one.verdict !== 'converged') console.log(`${one.verdict}: ${inWords(one.point)}: ${one.because}`);
    });
    worker.once('error', reject);
    worker.once('exit', () => resolve(done));
  });
}

function inWords({ command, call, turn, fault }: Point): string {
  return `${command}, ${call} ${turn}, ${fault}`;
}
