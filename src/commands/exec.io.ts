import { NotPossible } from '../errors.ts';
import { command } from './command.ts';
import { configuration, jobCommand, looking } from './options.ts';

/** A command in a container of the task that runs, in this terminal. */
export const exec = command({
  name: 'exec',
  summary: 'run a command in a container of the task that runs, in this terminal, as ECS Exec does; not in a workflow',
  terminalOnly: true,
  options: { ...configuration, ...looking, command: jobCommand },
  load: () => import('./lookingAt.io.ts'),
  async run({ worldOf, desiredFor, exec, placeOf, executed }, options, context) {
    if (process.env.GITHUB_ACTIONS === 'true') {
      throw new NotPossible('exec needs a person at a terminal, and a workflow has none', {
        hint: 'run it on your machine; for the batch once, without a terminal: run',
      });
    }
    const world = worldOf(context);
    const { container = 'fluentd', task, command } = options;
    const place = placeOf(await desiredFor(context.config, world));
    return executed(await exec(world, place, { container, task, command }));
  },
});
