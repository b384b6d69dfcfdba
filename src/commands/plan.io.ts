import { command } from './command.ts';
import { configuration, force, images } from './options.ts';

/** Shows what a deploy would do. Reads only. */
export const plan = command({
  name: 'plan',
  summary: 'show what a deploy would do; changes nothing',
  options: { ...configuration, ...images, force },
  load: () => import('./deploying.io.ts'),
  async run({ openWorld, plan, desiredFor, planned }, options, { config }) {
    const world = openWorld(config);
    return planned(await plan(world, await desiredFor(config, world), options.force), world.calls.length);
  },
});
