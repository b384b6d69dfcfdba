import type { Look } from '../look.ts';
import { mapped } from '../seen.ts';
import { network } from '../shared.io.ts';
import { judgeSubnets } from './subnets.ts';

export const subnets: Look = {
  name: 'subnets',
  about: ['network.subnets'],
  look: async ({ desired, shared }) => {
    const [read, leaving] = await Promise.all([shared.subnets(), shared.leaving()]);
    const replaces = mapped(leaving, (tasks) => tasks.length > 0);
    return judgeSubnets(network(desired).subnets, desired.namespace.Vpc, read, replaces);
  },
};
