import type { Look } from '../look.ts';
import { network } from '../shared.io.ts';
import { judgeSubnets } from './subnets.ts';

export const subnets: Look = {
  name: 'subnets',
  look: async ({ desired, shared }) =>
    judgeSubnets(network(desired).subnets, desired.namespace.Vpc, await shared.subnets()),
};
