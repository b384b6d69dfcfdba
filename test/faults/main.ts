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
  },
});

const startedMs = Date.now();
let told = 0;
const points = chosen((await allPoints()).filter((point) => inWords(point).includes(values.only)));
const judged = (await Promise.all(shares(points, Number(values.workers)).map(judgeShare))).flat();
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

function judgeShare(share: readonly Point[]): Promise<Judged[]> {
  const done: Judged[] = [];
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: share });
    worker.on('message', (one: Judged) => {
      done.push(one);
      told += 1;
      if (process.stderr.isTTY) process.stderr.write(`\r${told} of ${points.length}`);
      if (one.verdict !== 'converged') console.log(`${one.verdict}: ${inWords(one.point)}: ${one.because}`);
    });
    worker.once('error', reject);
    worker.once('exit', () => resolve(done));
  });
}

function inWords({ command, call, turn, fault }: Point): string {
  return `${command}, ${call} ${turn}, ${fault}`;
}
