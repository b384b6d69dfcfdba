import { NotPossible } from '../errors.ts';
import { command } from './command.ts';
import { configuration, confirm, jobCommand, waiting } from './options.ts';

/** The batch once, in a task of its own. */
export const runBatch = command({
  name: 'run',
  summary: 'run a job of the batch once, in a task of its own, and end as it does; only where the files are on EFS',
  options: { ...configuration, timeoutMinutes: waiting.timeoutMinutes, confirm, command: jobCommand },
  load: () => import('./lookingAt.io.ts'),
  async run({ worldOf, desiredFor, runBatch, placeOf, ranOnce }, options, context) {
    const { config, signal, onLine } = context;
    if (options.command === undefined) {
      const hint =
        'write it behind --, as in: run -- /usr/local/bin/your-batch /fluentd/log/access (input run-command)';
      throw new NotPossible('what to run is not said: the jobs stand in the image’s crontab, and not here', { hint });
    }
    const timeoutMs = options.timeoutMinutes * 60_000;
    const world = worldOf(context, timeoutMs);
    const report = await runBatch(world, placeOf(await desiredFor(config, world)), {
      command: options.command,
      confirmed: options.confirm === config.name,
      timeoutMs,
      signal,
      say: onLine,
    });
    return ranOnce(report);
  },
});
