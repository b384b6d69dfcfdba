import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import type { AppInput } from '../../render/desired.ts';
import { defined } from '../../values/defined.ts';
import type { Look } from '../look.ts';
import type { Room } from '../room.io.ts';
import { knownOf } from '../seen.ts';
import { judgePort, type Sender } from './port.ts';

export const port: Look = {
  name: 'port',
  about: ['network.securityGroups'],
  look: async (room) => {
    const { config, desired, shared } = room;
    const [groups, sender] = await Promise.all([shared.groups(), desired.app ? senderOf(room, desired.app) : unnamed]);
    return judgePort(config.fluentd.port, groups, sender);
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
  const subnets = await ask('ec2:DescribeSubnets', () => clients.ec2().send(new DescribeSubnetsCommand({ SubnetIds })));
  const cidrs = (knownOf(subnets)?.Subnets ?? []).flatMap(({ CidrBlock }) => CidrBlock ?? []);
  return { kind: 'known', name: `"${service}"`, groups, cidrs };
}
