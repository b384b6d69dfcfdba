import { NotPossible } from '../errors.ts';
import { command } from './command.ts';
import { toggle } from './option.ts';
import { configuration, confirm, waiting } from './options.ts';

/** Takes away what stands for this service alone. */
export const destroy = command({
  name: 'destroy',
  summary:
    'take away what stands for this service alone, in AWS’s order; without the confirmation only say what that would be',
  options: {
    ...configuration,
    timeoutMinutes: waiting.timeoutMinutes,
    confirm,
    revisions: toggle({
      input: 'delete-revisions',
      flag: 'revisions',
      words: 'With destroy: deregister the revisions of the task definition as well',
      fallback: false,
    }),
    logGroups: toggle({
      input: 'delete-log-groups',
      flag: 'log-groups',
      words: 'With destroy: delete the log group of the containers as well, with its events',
      fallback: false,
    }),
  },
  load: () => import('./undoing.io.ts'),
  async run({ worldOf, desiredFor, destroy, destroyed, tell }, options, context) {
    const { config } = context;
    if (options.confirm !== undefined && options.confirm !== config.name) {
      throw new NotPossible(`"${options.confirm}" is not the name of the service, which is "${config.name}"`, {
        hint: 'type the name that the configuration has',
      });
    }
    const timeoutMs = options.timeoutMinutes * 60_000;
    const world = worldOf(context, timeoutMs);
    const report = await destroy(world, await desiredFor(config, world), {
      confirmed: options.confirm === config.name,
      revisions: options.revisions,
      logGroups: options.logGroups,
      timeoutMs,
      signal: context.signal,
      onProgress: (progress) => tell(progress, context),
    });
    return destroyed(config, report);
  },
});
