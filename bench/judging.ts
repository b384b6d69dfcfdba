import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleConfig } from './example.ts';
import { type Figure, measure, median } from './measure.ts';

const runs = 3;
const streams = 2000;
const goal = { seconds: 2, mib: 120 };

/** The Action's `render` of a configuration with 2,000 streams: time and memory of the whole process. */
export async function judging(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'legacy-log-ecs-bench-'));
  try {
    const config = join(folder, 'legacy-log-ecs.yml');
    await writeFile(config, manyStreams());
    const measured: { wallMs: number; mib: number }[] = [];
    for (let run = 0; run < runs; run += 1) measured.push(await render(config, join(folder, 'out')));
    return [figure(median(measured.map(({ wallMs }) => wallMs)) / 1000, median(measured.map(({ mib }) => mib)))];
  } finally {
    await rm(folder, { recursive: true });
  }
}

function figure(seconds: number, mib: number): Figure {
  return {
    text: `judging 2,000 streams  ${seconds.toFixed(2)} s (at most ${goal.seconds}), ${mib.toFixed(1)} MiB (at most ${goal.mib}; peak resident set; medians of ${runs} runs)`,
    isMet: seconds <= goal.seconds && mib <= goal.mib,
  };
}

function manyStreams(): string {
  const names = Array.from({ length: streams }, (_, number) => `stream${number}`);
  const entries = names.map((name) => `    - { tag: app.${name}, path: /fluentd/log/${name} }`);
  return exampleConfig.replace(/fluentd: \{ (.*) \}/, ['fluentd:', '  $1', '  streams:', ...entries].join('\n'));
}

async function render(config: string, outputDirectory: string): Promise<{ wallMs: number; mib: number }> {
  const hook = join(import.meta.dirname, 'peak.cjs');
  const { wallMs, output, exitCode } = await measure([process.execPath, '--require', hook, 'dist/action/index.js'], {
    INPUT_CONFIG: config,
    INPUT_COMMAND: 'render',
    INPUT_WAIT: 'true',
    'INPUT_TIMEOUT-MINUTES': '15',
    'INPUT_FORCE-NEW-DEPLOYMENT': 'false',
    'INPUT_OUTPUT-DIRECTORY': outputDirectory,
  });
  if (exitCode !== 0) throw new Error(`the Action did not render: ${output}`);
  return { wallMs, mib: Number(/peak-kib=(\d+)/.exec(output)?.[1]) / 1024 };
}
