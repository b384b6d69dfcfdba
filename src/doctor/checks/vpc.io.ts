import { DescribeVpcAttributeCommand } from '@aws-sdk/client-ec2';
import type { Look } from '../look.ts';
import type { Room } from '../room.io.ts';
import { mapped } from '../seen.ts';
import { judgeVpc } from './vpc.ts';

export const vpc: Look = {
  name: 'vpc',
  about: ['network.vpc'],
  look: async (room) => {
    const { Vpc } = room.desired.namespace;
    const [support, hostnames] = await Promise.all([
      attribute(room, Vpc, 'enableDnsSupport'),
      attribute(room, Vpc, 'enableDnsHostnames'),
    ]);
    return [
      judgeVpc(
        Vpc,
        mapped(support, ({ EnableDnsSupport }) => EnableDnsSupport?.Value),
        mapped(hostnames, ({ EnableDnsHostnames }) => EnableDnsHostnames?.Value),
      ),
    ];
  },
};

/** EC2 gives one attribute a call. */
function attribute({ ask, clients }: Room, VpcId: string, Attribute: 'enableDnsSupport' | 'enableDnsHostnames') {
  const send = () => clients.ec2().send(new DescribeVpcAttributeCommand({ VpcId, Attribute }));
  return ask('ec2:DescribeVpcAttribute', send, ['InvalidVpcID.NotFound', 'InvalidVpcId.Malformed']);
}
