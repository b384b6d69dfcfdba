import { NotPossible } from '../errors.ts';
import { command } from './command.ts';
import { toggle } from './option.ts';
import { configuration, examining, force, images, verifier, waiting } from './options.ts';

/** Makes stand in AWS what the configuration says, and waits for the truth. */
export const deploy = command({
  name: 'deploy',
  summary: 'do what the plan says, wait for the end, check the registered address',
  options: {
    ...configuration,
    ...images,
    ...waiting,
    ...examining,
    ...verifier,
    verifyAfterDeploy: toggle({
      input: 'verify-after-deploy',
      words:
        'After a deploy that went well, have the first verifier-function verify what is due, and fail if lines are lost',
      fallback: false,
    }),
    force,
  },
  load: () => import('./deploying.io.ts'),
  async run({ openWorld, deploy, desiredFor, deployed, lookFirst, tell }, options, context) {
    const { config, signal } = context;
    const world = openWorld(config);
    const desired = await desiredFor(config, world, options.verifierFunction);
    const [asked] = desired.verifier?.functions ?? [];
    if (options.verifyAfterDeploy && asked === undefined) throw new NotPossible(nobodyToAsk, { hint });
    const report = await deploy(world, desired, {
      wait: options.wait,
      timeoutMs: options.timeoutMinutes * 60_000,
      force: options.force,
      signal,
      onProgress: (progress) => tell(progress, context),
      examine: options.doctor ? async (steps) => await lookFirst(world, config, desired, { steps }) : undefined,
    });
    const result = deployed(config, report);
    if (!options.verifyAfterDeploy || asked === undefined || result.status !== 'good') return result;
    const { verifiedAfter } = await import('./afterwards.io.ts');
    return await verifiedAfter(world, asked, result, signal);
  },
});

const nobodyToAsk = 'verify-after-deploy is set, and no function is named that could verify';
const hint = 'name it in verifier-function, as the output Function of lambda/template.yaml has it';
