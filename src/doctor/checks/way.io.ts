import { paginateDescribeRouteTables } from '@aws-sdk/client-ec2';
import { entriesOf } from '../../aws/entries.ts';
import { kindOfCapacity } from '../hosts/kind.ts';
import type { Look } from '../look.ts';
import { network } from '../shared.io.ts';
import { judgeWay } from './way.ts';

/** On EC2 it is the host that pulls and logs. */
export const way: Look = {
  name: 'way out',
  about: ['network.subnets', 'network.securityGroups'],
  look: async ({ ask, clients, desired, shared }) => {
    if (kindOfCapacity(desired) !== 'FARGATE') return [];
    const Filters = [{ Name: 'vpc-id', Values: [desired.namespace.Vpc] }];
    const list = () =>
      entriesOf(paginateDescribeRouteTables({ client: clients.ec2() }, { Filters }), (page) => page.RouteTables);
    const [tables, groups] = await Promise.all([ask('ec2:DescribeRouteTables', list), shared.groups()]);
    return judgeWay({ ...network(desired), groups, tables });
  },
};
