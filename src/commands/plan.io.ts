import { command } from './command.ts';
import { configuration, detectDrift, force, images, verifier } from './options.ts';

/** Shows what a deploy would do. Reads only. */
export const plan = command({
  name: 'plan',
  summary: 'show what a deploy would do; changes nothing',
  options: { ...configuration, ...images, ...verifier, force, detectDrift },
  load: () => import('./deploying.io.ts'),
  async run({ openWorld, plan, desiredFor, planned, judgeDrift }, options, { config }) {
    const world = openWorld(config);
    const desired = await desiredFor(config, world, options.verifierFunction);
    // To replace the task anew is a wish, and no difference of what stands.
    const planning = plan(world, desired, options.force && !options.detectDrift);
    return options.detectDrift
      ? await judgeDrift(config, planning, world.calls)
      : planned(config, await planning, world.calls.length);
  },
});
