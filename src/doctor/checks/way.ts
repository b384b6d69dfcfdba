import type { RouteTable, RouteTableAssociation } from '@aws-sdk/client-ec2';
import { type Finding, fail, ok, skip, warn } from '../check.ts';
import { admittedTo, isNobody } from '../network/admitted.ts';
import type { Group } from '../network/group.ts';
import { type Seen, skipped } from '../seen.ts';

/** How a task on Fargate gets out, which pulls its images and writes its logs itself. */
export interface Way {
  readonly subnets: readonly string[];
  readonly isPublic: boolean;
  readonly groups: Seen<readonly Group[]>;
  readonly tables: Seen<readonly RouteTable[]>;
}

const https = 443;

export function judgeWay({ subnets, isPublic, groups, tables }: Way): Finding[] {
  if (
    groups.kind === 'seen' &&
    isNobody(
      admittedTo(
        https,
        groups.value.flatMap(({ outbound }) => outbound),
      ),
    )
  ) {
    return [
      fail(
        'no security group lets the task out to port 443: it pulls no image and writes no log',
        'allow outbound TCP 443',
      ),
    ];
  }
  if (tables.kind === 'absent') return [skip(tables.because)];
  if (tables.kind === 'unseen') return [skipped(tables)];
  return subnets.map((id) => ofSubnet(id, isPublic, tableOf(id, tables.value)));
}

/** A subnet without a table of its own has the main one of its VPC. */
function tableOf(subnet: string, tables: readonly RouteTable[]): RouteTable | undefined {
  const of = (is: (association: RouteTableAssociation) => boolean | undefined) =>
    tables.find(({ Associations = [] }) => Associations.some((one) => is(one)));
  return of(({ SubnetId }) => SubnetId === subnet) ?? of(({ Main }) => Main);
}

function ofSubnet(subnet: string, isPublic: boolean, table: RouteTable | undefined): Finding {
  if (!table) return skip(`no route table of ${subnet} was found`);
  const route = table.Routes?.find(({ DestinationCidrBlock }) => DestinationCidrBlock === '0.0.0.0/0');
  const through = route?.GatewayId ?? route?.NatGatewayId ?? route?.TransitGatewayId ?? route?.NetworkInterfaceId;
  const mend = 'images and logs then need VPC endpoints (ecr.api, ecr.dkr, s3, logs; secretsmanager with secrets)';
  if (route === undefined || through === undefined) return warn(`${subnet} has no way to the internet`, mend);
  if (route.State === 'blackhole')
    return fail(`the way of ${subnet} to the internet, ${through}, is gone`, 'mend its route');
  if (route.GatewayId?.startsWith('igw-') && !isPublic) {
    const fact = `${subnet} goes out by ${through}, which takes no task without a public address`;
    return warn(fact, `set network.assignPublicIp, or name subnets with a NAT gateway; ${mend}`);
  }
  return ok(`${subnet} goes out by ${through}`);
}
