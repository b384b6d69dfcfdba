import type { Look } from '../look.ts';
import { judgeCluster } from './cluster.ts';

export const cluster: Look = {
  name: 'cluster',
  about: ['cluster'],
  look: async ({ shared, desired }) => [judgeCluster(desired.service.cluster, await shared.clusters())],
};
