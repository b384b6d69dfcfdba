import { command } from './command.ts';
import { toggle } from './option.ts';
import { configuration } from './options.ts';

/** How the service is. Reads only. */
export const status = command({
  name: 'status',
  summary: 'say how the service is, who listens and what stopped lately; changes nothing',
  options: {
    ...configuration,
    watch: toggle({
      input: 'watch',
      words: 'With status: look again every 5 s until the run is cancelled',
      fallback: false,
    }),
  },
  load: () => import('./lookingAt.io.ts'),
  async run({ worldOf, desiredFor, status, newestRowOf, lookedAt, watch }, options, context) {
    const { config } = context;
    const world = worldOf(context);
    const desired = await desiredFor(config, world);
    const look = () => status(world, desired, { newestRow: () => newestRowOf(config) });
    return lookedAt(options.watch ? await watch(world.clock, look, context) : await look());
  },
});
