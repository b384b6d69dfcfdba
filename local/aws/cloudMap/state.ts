import type {
  DnsRecord,
  OperationTargetType,
  OperationType,
  RoutingPolicy,
  Tag,
} from '@aws-sdk/client-servicediscovery';
import type { Validated } from '../wire/validated.ts';

/** All that the Cloud Map stand-in knows. It is changed in place; operations and the DNS server read it. */
export interface CloudMapState {
  readonly namespaces: Map<string, NamespaceState>;
  readonly services: Map<string, ServiceState>;
  readonly operations: Map<string, OperationState>;
  /** By the ARN of the resource. */
  readonly tags: Map<string, Tag[]>;
}

export interface NamespaceState {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly vpc: string;
  readonly hostedZoneId: string;
  readonly creatorRequestId: string | undefined;
  readonly createdAt: Date;
  description: string | undefined;
  /** For how long a resolver keeps that a name does not exist. */
  soaTtlSeconds: number;
}

export interface ServiceState {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly namespaceId: string;
  readonly creatorRequestId: string | undefined;
  readonly createdAt: Date;
  readonly routingPolicy: RoutingPolicy;
  /** Whether instances are looked up by DNS too, or by DiscoverInstances alone. */
  readonly dns: boolean;
  /** Set at creation only: whether the instances' health is told by UpdateInstanceCustomHealthStatus. */
  readonly customHealth: boolean;
  readonly instances: Map<string, InstanceState>;
  description: string | undefined;
  records: readonly Validated<DnsRecord>[];
  /** Counts registrations and deregistrations, not changes of health. */
  revision: number;
}

export interface InstanceState {
  readonly id: string;
  readonly creatorRequestId: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  health: 'HEALTHY' | 'UNHEALTHY';
}

export interface OperationState {
  readonly id: string;
  readonly type: OperationType;
  readonly targets: Readonly<Partial<Record<OperationTargetType, string>>>;
  readonly createdAt: Date;
  /** Who asked for it, so that the same request is known again. */
  readonly requestId: string | undefined;
  /** What it works on; two operations on the same thing cannot be under way at once. */
  readonly subject: string;
  updatedAt: Date;
  status: 'SUBMITTED' | 'PENDING' | 'SUCCESS' | 'FAIL';
  error: { readonly code: string; readonly message: string } | undefined;
}

export function emptyState(): CloudMapState {
  return { namespaces: new Map(), services: new Map(), operations: new Map(), tags: new Map() };
}
