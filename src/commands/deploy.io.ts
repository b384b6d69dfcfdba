import { command } from './command.ts';
import { configuration, force, images, waiting } from './options.ts';

/** Makes stand in AWS what the configuration says, and waits for the truth. */
export const deploy = command({
  name: 'deploy',
  summary: 'do what the plan says, wait for the end, check the registered address',
  options: { ...configuration, ...images, ...waiting, force },
  load: () => import('./deploying.io.ts'),
  async run({ openWorld, deploy, desiredFor, deployed, tell }, options, context) {
    const { config, signal } = context;
    const world = openWorld(config);
    const report = await deploy(world, await desiredFor(config, world), {
      wait: options.wait,
      timeoutMs: options.timeoutMinutes * 60_000,
      force: options.force,
      signal,
      onProgress: (progress) => tell(progress, context),
    });
    return deployed(config, report);
  },
});
