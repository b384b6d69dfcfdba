import { command } from './command.ts';
import { configuration, detectDrift, examining, force, images, verifier } from './options.ts';

/** Shows what a deploy would do. Reads only. */
export const plan = command({
  name: 'plan',
  summary: 'show what a deploy would do; changes nothing',
  options: { ...configuration, ...images, ...verifier, ...examining, force, detectDrift },
  load: () => import('./deploying.io.ts'),
  async run({ worldOf, plan, desiredFor, lookFirst, planned, judgeDrift }, options, context) {
    const { config } = context;
    const world = worldOf(context);
    const desired = await desiredFor(config, world, options.verifierFunction);
    // To replace the task anew is a wish, and no difference of what stands.
    if (options.detectDrift) return await judgeDrift(context, plan(world, desired), world.calls);
    const found = await plan(world, desired, options.force);
    // The planning role can and shall not deploy: what it may do says nothing of the deploying one.
    const doctor = options.doctor && found.steps.length > 0;
    const examination = doctor
      ? await lookFirst(world, context, desired, { steps: found.steps, deploying: false })
      : undefined;
    return planned(config, found, world.calls.length, examination);
  },
});
