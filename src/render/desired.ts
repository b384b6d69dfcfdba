/**
 * What should stand in AWS, in the shape of the API calls that make it. Only the members that this
 * project manages are named: what is left out here is never a difference (style: unset means unmanaged).
 * Source of the shapes: the API references of Amazon ECS, AWS Cloud Map and Amazon CloudWatch Logs.
 */
export interface Desired {
  /** In the order in which they have to exist. */
  readonly namespace: NamespaceInput;
  readonly discoveryService: DiscoveryServiceInput;
  readonly logGroups: readonly LogGroupInput[];
  readonly taskDefinition: TaskDefinitionInput;
  readonly service: ServiceInput;
  /** How a sender reaches it, `fluentd.local:24224`. */
  readonly endpoint: string;
}

/** Stands in a rendered file where AWS gives an id only at creation. */
export const NAMESPACE_ID = '${NAMESPACE_ID}';
export const DISCOVERY_SERVICE_ARN = '${DISCOVERY_SERVICE_ARN}';
/** And where nobody has named the Region: a deploy takes the SDK's, a rendering asks no SDK. */
export const AWS_REGION = '${AWS_REGION}';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Cloud Map writes its members with capitals. */
export interface CapitalTag {
  readonly Key: string;
  readonly Value: string;
}

/** CreatePrivateDnsNamespace. */
export interface NamespaceInput {
  readonly Name: string;
  readonly Vpc: string;
  readonly Description: string;
  readonly Properties: { readonly DnsProperties: { readonly SOA: { readonly TTL: number } } };
  readonly Tags: readonly CapitalTag[];
}

/** CreateService of Cloud Map. */
export interface DiscoveryServiceInput {
  readonly Name: string;
  readonly NamespaceId: string;
  readonly Description: string;
  readonly DnsConfig: {
    readonly RoutingPolicy: 'MULTIVALUE' | 'WEIGHTED';
    readonly DnsRecords: readonly { readonly Type: 'A'; readonly TTL: number }[];
  };
  readonly HealthCheckCustomConfig: Readonly<Record<string, never>>;
  readonly Tags: readonly CapitalTag[];
}

/** CreateLogGroup and PutRetentionPolicy. */
export interface LogGroupInput {
  readonly logGroupName: string;
  /** Unset: a group that is made gets `newGroupRetentionDays`, and one that is there keeps its own. */
  readonly retentionInDays?: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** RegisterTaskDefinition. */
export interface TaskDefinitionInput {
  readonly family: string;
  readonly networkMode: 'awsvpc';
  readonly requiresCompatibilities: readonly ('EC2' | 'FARGATE')[];
  readonly cpu?: string;
  readonly memory?: string;
  readonly executionRoleArn?: string;
  readonly taskRoleArn?: string;
  readonly containerDefinitions: readonly ContainerInput[];
  readonly volumes: readonly VolumeInput[];
  readonly tags: readonly Tag[];
}

export interface ContainerInput {
  readonly name: string;
  readonly image: string;
  readonly cpu: number;
  readonly memoryReservation: number;
  readonly memory?: number;
  readonly essential: boolean;
  readonly command?: readonly string[];
  readonly portMappings: readonly never[];
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly secrets: readonly { readonly name: string; readonly valueFrom: string }[];
  readonly mountPoints: readonly {
    readonly sourceVolume: string;
    readonly containerPath: string;
    readonly readOnly: boolean;
  }[];
  readonly volumesFrom: readonly { readonly sourceContainer: string; readonly readOnly: boolean }[];
  readonly dependsOn?: readonly { readonly containerName: string; readonly condition: 'START' }[];
  readonly linuxParameters?: { readonly initProcessEnabled: boolean };
  readonly stopTimeout: number;
  readonly healthCheck?: {
    readonly command: readonly string[];
    readonly interval: number;
    readonly timeout: number;
    readonly retries: number;
    readonly startPeriod: number;
  };
  readonly logConfiguration: { readonly logDriver: 'awslogs'; readonly options: Readonly<Record<string, string>> };
}

export interface VolumeInput {
  readonly name: string;
  readonly host?: { readonly sourcePath: string };
  readonly dockerVolumeConfiguration?: {
    readonly scope: 'shared';
    readonly autoprovision: boolean;
    readonly driver: 'local';
  };
  readonly efsVolumeConfiguration?: {
    readonly fileSystemId: string;
    readonly rootDirectory?: string;
    readonly transitEncryption: 'ENABLED';
    readonly authorizationConfig?: { readonly accessPointId?: string; readonly iam: 'ENABLED' | 'DISABLED' };
  };
}

/** CreateService of ECS. UpdateService takes the same members less serviceName, launchType, schedulingStrategy and tags. */
export interface ServiceInput {
  readonly cluster: string;
  readonly serviceName: string;
  /** The family; deploy puts the revision's ARN in its place. */
  readonly taskDefinition: string;
  readonly launchType: 'EC2' | 'FARGATE';
  readonly schedulingStrategy: 'REPLICA';
  readonly desiredCount: number;
  readonly deploymentConfiguration: {
    readonly strategy: 'ROLLING';
    readonly minimumHealthyPercent: number;
    readonly maximumPercent: number;
    readonly deploymentCircuitBreaker: { readonly enable: boolean; readonly rollback: boolean };
  };
  readonly availabilityZoneRebalancing: 'DISABLED';
  readonly networkConfiguration: {
    readonly awsvpcConfiguration: {
      readonly subnets: readonly string[];
      readonly securityGroups: readonly string[];
      readonly assignPublicIp: 'ENABLED' | 'DISABLED';
    };
  };
  readonly serviceRegistries: readonly { readonly registryArn: string }[];
  readonly enableECSManagedTags: boolean;
  readonly propagateTags: 'SERVICE';
  readonly tags: readonly Tag[];
}
