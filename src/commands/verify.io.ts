import { NotPossible } from '../errors.ts';
import { command } from './command.ts';
import { text } from './option.ts';
import { configuration } from './options.ts';

/** Compares the rows of the database with CloudWatch Logs, window by window. */
export const verify = command({
  name: 'verify',
  summary: 'compare the rows of the database with CloudWatch Logs, window by window',
  options: {
    ...configuration,
    from: text({
      input: 'verify-from',
      flag: 'from',
      takes: 'INSTANT',
      words:
        'With verify: the first instant to compare, ISO 8601; by default the configured deadline back from what has settled',
    }),
    to: text({
      input: 'verify-to',
      flag: 'to',
      takes: 'INSTANT',
      words: 'With verify: the end of what is compared, ISO 8601; by default now less the settle time',
    }),
  },
  load: () => Promise.all([import('../verify/index.ts'), import('./range.ts'), import('./results/verified.ts')]),
  async run([{ openVerifyWorld, verify }, { rangeOf }, { verified }], { from, to }, { config, signal }) {
    if (config.verify === undefined) throw new NotPossible('the configuration has no section "verify"', { hint });
    const world = openVerifyWorld(config.region === undefined ? {} : { region: config.region });
    const nowMs = world.clock.nowMs();
    const range = rangeOf({ from, to }, config.verify, nowMs);
    return verified(await verify(world, config.verify, { nowMs, ...range, signal }));
  },
});

const hint = 'name the log groups and the database to compare; see examples/legacy-log-ecs.yml of legacy-log-ecs';
