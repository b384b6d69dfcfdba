import { DescribeSecurityGroupsCommand, DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import type { AppInput } from '../../render/desired.ts';
import { defined } from '../../values/defined.ts';
import type { Look } from '../look.ts';
import { toGroup } from '../network/group.ts';
import type { Room } from '../room.io.ts';
import { knownOf, mapped } from '../seen.ts';
import { judgePort, type Sender } from './port.ts';

export const port: Look = {
  name: 'port',
  about: ['network.securityGroups'],
  look: async (room) => {
    const { config, desired, shared } = room;
    const [groups, subnets, sender] = await Promise.all([
      shared.groups(),
      shared.subnets(),
      desired.app ? senderOf(room, desired.app) : unnamed,
    ]);
    const ranges = (knownOf(subnets) ?? []).flatMap(({ cidr }) => cidr ?? []);
    return judgePort(config.fluentd.port, groups, sender, ranges);
  },
};

const unnamed: Sender = { kind: 'unnamed' };

/** Where the app's tasks are in the network, if they have interfaces of their own. */
async function senderOf({ ask, world, clients }: Room, { cluster, service }: AppInput): Promise<Sender> {
  const send = () => world.ecs.send(new DescribeServicesCommand({ cluster, services: [service] }));
  const found = await ask('ecs:DescribeServices', send, ['ClusterNotFoundException']);
  if (found.kind === 'unseen')
    return { kind: 'unknown', because: found.because, ...defined({ missing: found.missing }) };
  const described = knownOf(found)?.services?.find(({ status }) => status === 'ACTIVE');
  if (!described) return { kind: 'unknown', because: `service "${service}" is not there` };
  const own = described.networkConfiguration?.awsvpcConfiguration;
  if (!own)
    return { kind: 'unknown', because: `tasks of "${service}" send from their hosts, whose groups are not looked up` };
  const { subnets: SubnetIds = [], securityGroups: groups = [] } = own;
  const describeGroups = () => clients.ec2().send(new DescribeSecurityGroupsCommand({ GroupIds: groups }));
  const [subnets, ofGroups] = await Promise.all([
    ask('ec2:DescribeSubnets', () => clients.ec2().send(new DescribeSubnetsCommand({ SubnetIds }))),
    ask('ec2:DescribeSecurityGroups', describeGroups, ['InvalidGroup.NotFound']),
  ]);
  const cidrs = (knownOf(subnets)?.Subnets ?? []).flatMap(({ CidrBlock }) => CidrBlock ?? []);
  const outbound = mapped(ofGroups, ({ SecurityGroups = [] }) =>
    SecurityGroups.flatMap((one) => toGroup(one).outbound),
  );
  return {
    kind: 'known',
    name: `"${service}"`,
    groups,
    cidrs,
    // A service without groups of its own has its VPC's default one, which is not looked up.
    ...(groups.length > 0 && { outbound }),
    ...(subnets.kind !== 'seen' && { untold: subnets }),
  };
}
