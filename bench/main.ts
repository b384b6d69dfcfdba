/**
 * `npm run bench [-- --log FILE]`: the figures that this project promises, measured now on this machine.
 * Times are medians of pairs run in turn, so that a slow moment of the machine hits both sides.
 */
import { bundleSizes } from './bundleSizes.ts';
import { demoSeconds } from './demoSeconds.ts';
import { deployCalls } from './deployCalls.ts';
import { firstCall } from './firstCall.ts';
import { start } from './start.ts';

for (const line of await start()) console.log(line);
for (const line of await firstCall()) console.log(line);
for (const line of bundleSizes()) console.log(line);
for (const line of await deployCalls()) console.log(line);
const log = process.argv.indexOf('--log');
if (log > 0) for (const line of await demoSeconds(process.argv[log + 1] ?? '')) console.log(line);
