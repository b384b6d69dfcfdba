import { command } from './command.ts';
import { text } from './option.ts';
import { configuration, waiting } from './options.ts';

/** Has the service run an earlier revision again. */
export const rollback = command({
  name: 'rollback',
  summary: 'have the service run the previous good revision again, or the one that is named, and wait as a deploy does',
  options: {
    ...configuration,
    ...waiting,
    to: text({
      input: 'to-revision',
      flag: 'to',
      takes: 'REVISION',
      words: 'With rollback: the number of the revision to go back to; by default the previous good one',
    }),
  },
  load: () => import('./undoing.io.ts'),
  async run({ worldOf, desiredFor, rollback, rolledBack, tell }, options, context) {
    const timeoutMs = options.timeoutMinutes * 60_000;
    const world = worldOf(context, timeoutMs);
    const report = await rollback(world, await desiredFor(context.config, world), {
      to: options.to,
      wait: options.wait,
      timeoutMs,
      signal: context.signal,
      onProgress: (progress) => tell(progress, context),
    });
    return rolledBack(report, world.awsNowMs());
  },
});
