import type { RouteTable, RouteTableAssociation } from '@aws-sdk/client-ec2';
import { type Finding, fail, ok, skip, warn } from '../check.ts';
import { admittedTo, inWords, isNobody } from '../network/admitted.ts';
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
  const only = groups.kind === 'seen' ? narrowOut(groups.value) : undefined;
  return subnets.map((id) => {
    const found = ofSubnet(id, isPublic, tableOf(id, tables.value));
    return found.result === 'ok' && only !== undefined
      ? warn(`${found.because}, but ${only}`, endpointsOrWorld)
      : found;
  });
}

/** What the groups let out to 443, where that is not the whole of the internet. */
function narrowOut(groups: readonly Group[]): string | undefined {
  const admitted = admittedTo(
    https,
    groups.flatMap(({ outbound }) => outbound),
  );
  if (admitted.cidrs.includes('0.0.0.0/0')) return undefined;
  return `the security groups let out to port 443 of ${inWords(admitted)} alone`;
}

const endpointsOrWorld =
  'allow outbound TCP 443 to 0.0.0.0/0, unless the registry, the log and the secrets are reached there by VPC endpoints';

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
