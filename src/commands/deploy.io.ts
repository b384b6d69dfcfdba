import { NotPossible } from '../errors.ts';
import { command, sayingMs } from './command.ts';
import { toggle } from './option.ts';
import { cancelling, configuration, examining, force, images, verifier, waiting } from './options.ts';

/** Makes stand in AWS what the configuration says, and waits for the truth. */
export const deploy = command({
  name: 'deploy',
  summary: 'do what the plan says, wait for the end, check the registered address',
  options: {
    ...configuration,
    ...images,
    ...waiting,
    ...examining,
    ...cancelling,
    ...verifier,
    verifyAfterDeploy: toggle({
      input: 'verify-after-deploy',
      words:
        'After a deploy that went well, have the first verifier-function verify what is due, and fail if lines are lost',
      fallback: false,
    }),
    force,
  },
  // A runner signals again 7.5 s after the first time.
  afterCancelMs: ({ onCancel }) => (onCancel === 'rollback' ? 7_000 : sayingMs),
  load: () => import('./deploying.io.ts'),
  async run({ worldOf, deploy, desiredFor, deployed, lookFirst, tell }, options, context) {
    const { config, signal } = context;
    const timeoutMs = options.timeoutMinutes * 60_000;
    const world = worldOf(context, timeoutMs);
    const desired = await desiredFor(config, world, options.verifierFunction);
    const [asked] = desired.verifier?.functions ?? [];
    if (options.verifyAfterDeploy && asked === undefined) throw new NotPossible(nobodyToAsk, { hint });
    const report = await deploy(world, desired, {
      wait: options.wait,
      timeoutMs,
      force: options.force,
      signal,
      onCancel: options.onCancel,
      onProgress: (progress) => tell(progress, context),
      examine: options.doctor ? async (steps) => await lookFirst(world, context, desired, { steps }) : undefined,
    });
    const result = deployed(config, report);
    if (!options.verifyAfterDeploy || asked === undefined || result.status !== 'good') return result;
    const { verifiedAfter } = await import('./afterwards.io.ts');
    return await verifiedAfter(world, asked, result, signal);
  },
});

const nobodyToAsk = 'verify-after-deploy is set, and no function is named that could verify';
const hint = 'name it in verifier-function, as the output Function of lambda/template.yaml has it';
