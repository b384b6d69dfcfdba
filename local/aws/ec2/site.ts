import { usualInstance } from '../account.ts';
import type { Network } from '../ecs/validate/network.ts';

/** What stands in EC2 around a cluster. What an option leaves out is as a deploy needs it. */
export interface Site {
  readonly vpcs: Readonly<Record<string, VpcOptions>>;
  readonly subnets: Readonly<Record<string, SubnetOptions>>;
  readonly groups: Readonly<Record<string, GroupOptions>>;
  readonly instances: Readonly<Record<string, InstanceOptions>>;
  readonly routeTables: readonly RouteTableOptions[];
}

export interface VpcOptions {
  readonly dnsSupport?: boolean;
  readonly dnsHostnames?: boolean;
}

export interface SubnetOptions {
  readonly vpc: string;
  readonly zone: string;
  readonly cidr: string;
  readonly free: number;
}

export interface GroupOptions {
  readonly vpc: string;
  readonly inbound: readonly RuleOptions[];
  readonly outbound: readonly RuleOptions[];
}

/** TCP at one port, or everything, from or to a range or a group. */
export interface RuleOptions {
  readonly port?: number;
  readonly cidr?: string;
  readonly group?: string;
}

export interface InstanceOptions {
  readonly type: string;
  readonly address: string;
  readonly groups: readonly string[];
  readonly interfaces: number;
}

export interface RouteTableOptions {
  readonly vpc: string;
  /** Left out, it is the main table of the VPC. */
  readonly subnets?: readonly string[];
  /** Where 0.0.0.0/0 leads to: `igw-…`, `nat-…`; left out, nowhere. */
  readonly internet?: string;
}

export type SiteOptions = Partial<Site>;

/** A VPC in which a deploy is well: its names are resolved, its subnets have addresses, and its groups let senders in. */
export function siteOf(network: Network | undefined, region: string, options: SiteOptions = {}): Site {
  const { vpc, subnets = [], securityGroups = [] } = network ?? { vpc: undefined };
  const named = <Value>(names: readonly string[], value: (name: string, index: number) => Value) =>
    Object.fromEntries(names.map((name, index) => [name, value(name, index)]));
  const group = { vpc: vpc ?? '', inbound: [{ cidr: '10.0.0.0/16' }], outbound: [{ cidr: '0.0.0.0/0' }] };
  const subnet = (index: number) => ({
    vpc: vpc ?? '',
    zone: `${region}${'abcdef'[index % 6]}`,
    cidr: `10.0.${index}.0/24`,
    free: 250,
  });
  return {
    vpcs: { ...named(vpc === undefined ? [] : [vpc], () => ({})), ...options.vpcs },
    subnets: { ...named(subnets, (_name, index) => subnet(index)), ...options.subnets },
    groups: { ...named(securityGroups, () => group), ...options.groups },
    instances: options.instances ?? {
      [usualInstance]: { type: 'm5.large', address: '10.0.0.10', groups: [...securityGroups], interfaces: 1 },
    },
    routeTables: options.routeTables ?? (vpc === undefined ? [] : [{ vpc, internet: 'nat-0000000000000001a' }]),
  };
}
