/**
 * `npm run bench:pipeline`: how many acked events a second come to stand in finished files, and what an event costs, side
 * by side in one run: Fluentd's own out_file, which syncs nothing, against ours, which syncs file and journal. The last
 * line is one JSON object.
 */
import { parseArgs } from 'node:util';
import { median } from '../measure.ts';
import { type Measured, measureWay } from './measure.ts';
import { packetsOf } from './packets.ts';
import { waysToFiles } from './ways.ts';

const { values } = parseArgs({
  options: { events: { type: 'string', default: '900000' }, runs: { type: 'string', default: '3' } },
});
const [events, runs] = [Number(values.events), Number(values.runs)];
const packets = packetsOf(events, Math.floor(Date.now() / 1000));
const ways = waysToFiles();
const measured = new Map<string, Measured[]>(ways.map(({ name }) => [name, []]));
// In turns, so that whatever else the machine does meets each of them.
for (let run = 1; run <= runs; run += 1) {
  for (const way of ways) {
    const found = await measureWay(way, packets);
    measured.get(way.name)?.push(found);
    console.log(`run ${run} of ${runs}  ${inWords(way.name, found)}`);
  }
}

const medians = new Map([...measured].map(([name, all]) => [name, mediansOf(all)]));
const base = medians.get('out_file, file buffer');
console.log('');
for (const [name, found] of medians) console.log(`${inWords(name, found)}${besides(found)}`);
const told = [...medians].map(([name, found]) => [name, { ...found, ...ratios(found) }]);
console.log(JSON.stringify({ events, runs, ...Object.fromEntries(told) }));

function mediansOf(all: readonly Measured[]): Measured {
  const of = (name: keyof Measured) => median(all.map((one) => one[name]));
  return { acked: of('acked'), finished: of('finished'), cpuMicros: of('cpuMicros'), peakMb: of('peakMb') };
}

/** Against out_file with a file buffer: without one what is acked is lost with the process. */
function ratios({ finished, cpuMicros }: Measured) {
  const { finished: baseFinished = 1, cpuMicros: baseCpu = 1 } = base ?? {};
  const rounded = (ratio: number) => Math.round(ratio * 100) / 100;
  return { finishedRatio: rounded(finished / baseFinished), cpuRatio: rounded(cpuMicros / baseCpu) };
}

function besides(found: Measured): string {
  const { finishedRatio, cpuRatio } = ratios(found);
  return `  ${finishedRatio.toFixed(2)} times the throughput, ${cpuRatio.toFixed(2)} times the CPU`;
}

function inWords(name: string, { acked, finished, cpuMicros, peakMb }: Measured): string {
  return `${name.padEnd(24)} acked ${acked}/s, finished ${finished}/s, ${cpuMicros.toFixed(2)} µs an event, ${peakMb} MB`;
}
