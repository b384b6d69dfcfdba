import { command } from './command.ts';
import { configuration, examining, force, images, verifier } from './options.ts';

/** Shows what a deploy would do. Reads only. */
export const plan = command({
  name: 'plan',
  summary: 'show what a deploy would do; changes nothing',
  options: { ...configuration, ...images, ...verifier, ...examining, force },
  load: () => import('./deploying.io.ts'),
  async run({ openWorld, plan, desiredFor, lookFirst, planned }, options, { config }) {
    const world = openWorld(config);
    const desired = await desiredFor(config, world, options.verifierFunction);
    const found = await plan(world, desired, options.force);
    // The planning role can and shall not deploy: what it may do says nothing of the deploying one.
    const doctor = options.doctor && found.steps.length > 0;
    const examination = doctor
      ? await lookFirst(world, config, desired, { steps: found.steps, deploying: false })
      : undefined;
    return planned(config, found, world.calls.length, examination);
  },
});
