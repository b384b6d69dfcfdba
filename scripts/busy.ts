/**
 * Runs the tests again and again beside loops that keep the cores busy: `npm run test:busy -- --times 10 --loops 4`. A claim
 * that depends on how loaded a machine is fails here sooner or later. The last line is one JSON object.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { times: { type: 'string', default: '10' }, loops: { type: 'string', default: '4' } },
});
const [times, loops] = [Number(values.times), Number(values.loops)];

const busy: ChildProcess[] = Array.from({ length: loops }, () =>
  spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' }),
);
process.once('exit', () => {
  for (const loop of busy) loop.kill('SIGKILL');
});

const seconds: number[] = [];
let green = 0;
for (let run = 1; run <= times; run += 1) {
  const beganMs = performance.now();
  const { status } = spawnSync('vitest', ['run', '--project', 'unit', '--project', 'integration', '--reporter=dot'], {
    stdio: 'inherit',
    env: { ...process.env, CI: 'true' },
  });
  seconds.push(Math.round((performance.now() - beganMs) / 1000));
  if (status === 0) green += 1;
  console.log(`run ${run} of ${times}: ${status === 0 ? 'green' : 'NOT GREEN'} after ${seconds.at(-1)} s`);
}
console.log(JSON.stringify({ times, loops, green, seconds }));
if (green < times) process.exitCode = 1;
