import { expect, test } from 'vitest';
import { randomOf } from '../../../../bench/random.ts';
import { readOptions, type SoakOptions } from '../../../../bench/soak/options.ts';
import { planOf } from '../../../../bench/soak/plan.ts';

const options = (...argv: readonly string[]): SoakOptions => readOptions(argv) ?? expect.fail('there are options');

test('a plan holds as much of everything as was asked for, in order, and nothing at the two ends', () => {
  const asked = options(
    ...['--events', '1000', '--redeploys', '10', '--kills', '9', '--stop-batch', '4', '--network', '8'],
    ...['--full', '3', '--clock', '5'],
  );
  const plan = planOf(asked, randomOf(1));
  const kinds = plan.map(({ what }) => (what.kind === 'kill' ? what.whom : what.kind));
  const counts = Object.fromEntries(
    Object.entries(Object.groupBy(kinds, (kind) => kind)).map(([kind, all = []]) => [kind, all.length]),
  );
  expect(counts).toEqual({ redeploy: 10, crash: 3, supervisor: 3, worker: 3, batch: 4, network: 8, full: 3, clock: 5 });
  const places = plan.map(({ at }) => at);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(places.every((at) => at >= 50 && at < 950)).toBe(true);
});

test('a seed makes the same plan again, and another one another', () => {
  const plan = (seed: number) => JSON.stringify(planOf(options('--kills', '9'), randomOf(seed)));
  expect(plan(1)).toBe(plan(1));
  expect(plan(1)).not.toBe(plan(2));
});

test('the forwarder is killed where there is one, and a rotation where files are rotated', () => {
  const whoms = (...argv: readonly string[]) =>
    planOf(options('--kills', '100', ...argv), randomOf(1)).map(({ what }) =>
      what.kind === 'kill' ? what.whom : what.kind === 'crash' ? what.point : '',
    );
  expect(whoms()).not.toContain('forwarder');
  expect(whoms('--sender', 'forwarder')).toContain('forwarder');
  const rotations = (whom: string) => whom === 'half-rotated' || whom === 'rotated';
  expect(whoms().filter(rotations)).toEqual([]);
  expect(whoms('--mode', 'rotate').filter(rotations)).not.toEqual([]);
});

test('unless it is asked for no volume is full and no clock is set', () => {
  const kinds = planOf(options(), randomOf(1)).map(({ what }) => what.kind);
  expect(kinds.filter((kind) => kind === 'full' || kind === 'clock')).toEqual([]);
});

test('each second full volume meets a worker that has to start on it', () => {
  const kills = planOf(options('--full', '5'), randomOf(1)).flatMap(({ what }) =>
    what.kind === 'full' ? [what.withKill] : [],
  );
  expect(kills.toSorted()).toEqual([false, false, false, true, true]);
});

test('a clock is set back and on, over days, and back by more than a line may be ahead of its collector', () => {
  const steps = planOf(options('--clock', '6'), randomOf(1)).flatMap(({ what }) =>
    what.kind === 'clock' ? [what.bySeconds] : [],
  );
  expect(steps.toSorted((one, other) => one - other)).toEqual([-3_888_000, -86_400, -3600, 7200, 259_200, 3_801_600]);
});

test.each([
  { argv: ['--events', 'many'], because: '--events is "many": write a whole number from 100 to 10000000' },
  { argv: ['--mode', 'copy'], because: '--mode is "copy": write whole, append or rotate' },
  { argv: ['--collector-down', '30'], because: '--collector-down is "30": write a duration such as 30s or 5m' },
  { argv: ['--clock', '101'], because: '--clock is "101": write a whole number from 0 to 100' },
  {
    argv: ['--volume', 'anonymous', '--full', '1'],
    because: '--full goes with a volume that stays: --volume efs, docker or host',
  },
  {
    argv: ['--sender', 'forwarder', '--bad', '7'],
    because: '--bad goes with --sender node: a file holds lines and nothing else',
  },
])('$argv: refused with words', ({ argv, because }) => {
  expect(() => readOptions(argv)).toThrow(because);
});
