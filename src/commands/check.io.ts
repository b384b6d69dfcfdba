import { command } from './command.ts';
import { configuration, images } from './options.ts';

/** Says that the configuration is good: what is wrong with it was said, and ended the run, when it was read. */
export const check = command({
  name: 'check',
  summary: 'check the configuration; needs no AWS',
  options: { ...configuration, ...images },
  load: () => import('./results/checked.ts'),
  run: ({ checked }, { config: file }) => checked(file),
});
