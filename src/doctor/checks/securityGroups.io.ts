import type { Look } from '../look.ts';
import { network } from '../shared.io.ts';
import { judgeGroups } from './securityGroups.ts';

export const securityGroups: Look = {
  name: 'security groups',
  about: ['network.securityGroups'],
  look: async ({ desired, shared }) =>
    judgeGroups(network(desired).securityGroups, desired.namespace.Vpc, await shared.groups()),
};
