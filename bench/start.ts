import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Figure, measure, median } from './measure.ts';

const runs = 10;
const action = 'dist/action/index.js';

/** The inputs as the runner gives them, with a configuration file that does not exist. */
const { inputs: described } = parse(readFileSync('action.yml', 'utf8')) as {
  inputs: Readonly<Record<string, { readonly default?: string }>>;
};
const inputs = {
  ...Object.fromEntries(
    Object.entries(described).map(([name, input]) => [`INPUT_${name.toUpperCase()}`, input.default ?? '']),
  ),
  INPUT_CONFIG: 'there-is-no-such-file.yml',
  INPUT_COMMAND: 'plan',
};

/** The Action with a missing configuration against `node -e 0`: time and memory, in pairs. */
export async function start(): Promise<readonly Figure[]> {
  const node = process.execPath;
  const pairs: { action: number; empty: number }[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const [ours, empty] = [await measure([node, action], inputs), await measure([node, '-e', '0'], {})];
    if (ours.exitCode !== 1 || !ours.output.includes('there-is-no-such-file.yml'))
      throw new Error('the Action did not end as expected');
    // The first pair warms the file cache and does not count.
    if (run > 0) pairs.push({ action: ours.wallMs, empty: empty.wallMs });
  }
  const memory = [await peak([action], inputs), await peak(['-e', '0'], {})] as const;
  const [ours, empty] = [median(pairs.map((pair) => pair.action)), median(pairs.map((pair) => pair.empty))];
  const ratio = median(pairs.map((pair) => pair.action / pair.empty));
  const memoryRatio = memory[0] / memory[1];
  return [
    {
      text: `start, time    ${ours.toFixed(1)} ms against ${empty.toFixed(1)} ms of node -e 0: ${ratio.toFixed(2)} times (at most 1.5; median of ${runs} pairs)`,
      isMet: ratio <= 1.5,
    },
    {
      text: `start, memory  ${memory[0].toFixed(1)} MiB against ${memory[1].toFixed(1)} MiB: ${memoryRatio.toFixed(2)} times (at most 1.2; peak resident set)`,
      isMet: memoryRatio <= 1.2,
    },
  ];
}

/** The median peak of five runs, MiB, as the process itself reports it at its end; the hook stands in both sides. */
async function peak(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const hook = join(import.meta.dirname, 'peak.cjs');
  const peaks: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const { output } = await measure([process.execPath, '--require', hook, ...args], env);
    peaks.push(Number(/peak-kib=(\d+)/.exec(output)?.[1]) / 1024);
  }
  return median(peaks);
}
