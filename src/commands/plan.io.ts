import { command } from './command.ts';
import { configuration, force, images, verifier } from './options.ts';

/** Shows what a deploy would do. Reads only. */
export const plan = command({
  name: 'plan',
  summary: 'show what a deploy would do; changes nothing',
  options: { ...configuration, ...images, ...verifier, force },
  load: () => import('./deploying.io.ts'),
  async run({ openWorld, plan, desiredFor, planned }, options, { config, signal, onLine }) {
    const world = openWorld({ region: config.region, signal, onLine });
    const desired = await desiredFor(config, world, options.verifierFunction);
    return planned(config, await plan(world, desired, options.force), world.calls.length);
  },
});
