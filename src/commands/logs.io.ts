import { command } from './command.ts';
import { number, text, toggle } from './option.ts';
import { configuration, looking } from './options.ts';
import { sinceOf } from './since.ts';

/** What the containers say. Reads only. */
export const logs = command({
  name: 'logs',
  summary: 'show the log of the containers of the task that runs, and follow it across the task’s replacement',
  options: {
    ...configuration,
    ...looking,
    follow: toggle({
      input: 'follow',
      words: 'With logs: go on until the run is cancelled',
      fallback: false,
    }),
    since: text({
      input: 'since',
      takes: 'WHEN',
      words: 'With logs: only lines from then on: 10m, 2h, or an instant of ISO 8601',
    }),
    lines: number({
      input: 'lines',
      takes: 'N',
      words: 'With logs: how many of the last lines of each container',
      fallback: 100,
      most: 10_000,
    }),
  },
  load: () => import('./lookingAt.io.ts'),
  async run({ worldOf, desiredFor, logs, placeOf, logRead, toldLine }, options, context) {
    const { config, signal, onLine } = context;
    const world = worldOf(context);
    const sinceMs = sinceOf(options.since, world.clock.nowMs());
    const report = await logs(world, placeOf(await desiredFor(config, world)), {
      ...options,
      sinceMs,
      signal,
      onLogLine: (line) => onLine(toldLine(line)),
      say: onLine,
    });
    return logRead(report);
  },
});
