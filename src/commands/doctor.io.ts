import { LegacyLogError } from '../errors.ts';
import { defined } from '../values/defined.ts';
import { command } from './command.ts';
import { configuration, images, verifier } from './options.ts';

/** Looks whether what the configuration names is there and fits together. Reads only. */
export const doctor = command({
  name: 'doctor',
  summary: 'look whether what the configuration names is there and fits together; changes nothing',
  options: { ...configuration, ...images, ...verifier },
  load: () => import('./deploying.io.ts'),
  async run({ worldOf, plan, desiredFor, examined, inPlaces, judgePlan, lookFirst, withCheck }, options, context) {
    const { config, placeOf, signal } = context;
    const world = worldOf(context);
    const desired = await desiredFor(config, world, options.verifierFunction);
    const planned = await plan(world, desired).then(
      ({ steps }) => ({ steps, check: judgePlan(steps) }),
      (thrown: unknown) => ({ steps: undefined, check: judgePlan(thrown) }),
    );
    const examination = await lookFirst(world, context, desired, defined({ steps: planned.steps }));
    // What was given up with the run says nothing of what it would have read.
    if (signal.aborted) throw new LegacyLogError(`${signal.reason.message}: the doctor did not come to its end`);
    return examined(inPlaces(withCheck(examination, planned.check), placeOf), world.calls.length);
  },
});
