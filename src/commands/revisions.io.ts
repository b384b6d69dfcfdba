import { command } from './command.ts';
import { number } from './option.ts';
import { configuration } from './options.ts';

/** Lists what could be run again. */
export const revisions = command({
  name: 'revisions',
  summary: 'list the revisions of the task definition and what became of them; on request deregister the old ones',
  options: {
    ...configuration,
    keep: number({
      input: 'keep-revisions',
      flag: 'keep',
      takes: 'N',
      words: 'With revisions: deregister all but so many of the newest, never one that runs or that a rollback needs',
      most: 1_000,
    }),
  },
  load: () => import('./undoing.io.ts'),
  async run({ worldOf, desiredFor, revisions, listed }, { keep }, context) {
    const world = worldOf(context);
    return listed(await revisions(world, await desiredFor(context.config, world), keep));
  },
});
