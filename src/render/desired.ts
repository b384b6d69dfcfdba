import type { CreateLogGroupCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import type {
  ContainerDefinition,
  CreateServiceCommandInput,
  HealthCheck,
  NetworkConfiguration,
  RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import type {
  CreateServiceCommandInput as CreateDiscoveryServiceCommandInput,
  CreatePrivateDnsNamespaceCommandInput,
  DnsConfig,
  DnsRecord,
} from '@aws-sdk/client-servicediscovery';

/**
 * What should stand in AWS, as the inputs of the API calls that create it. Only the members that this
 * project manages are named: what is left out here is never a difference (style: unset means unmanaged).
 */
export interface Desired {
  /** In the order in which they have to exist. */
  readonly namespace: NamespaceInput;
  readonly discoveryService: DiscoveryServiceInput;
  readonly logGroups: readonly LogGroupInput[];
  readonly taskDefinition: TaskDefinitionInput;
  readonly service: ServiceInput;
  /** How a sender reaches it, `fluentd.internal:24224`. */
  readonly endpoint: string;
  /** Who sends: undefined where nothing is said of it, false where what was added to it is taken away. */
  readonly app?: AppInput | false;
  /** Undefined where a deploy is not told to keep any current. */
  readonly verifier?: VerifierFunctions;
}

/** A service that is somebody else's, and what is added to its task definition. */
export interface AppInput {
  /** By name or ARN. */
  readonly cluster: string;
  readonly service: string;
  readonly parts: AppParts;
}

/** What is added to the app's task definition, whatever else stands there. */
export interface AppParts {
  /** Its container that gets the variables. */
  readonly container: string;
  /** By name. */
  readonly environment: Readonly<Record<string, string>>;
  /** ARNs by the name of the variable. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly forwarder?: AppForwarder;
}

/** A container beside the app's, and the volume that both see. */
export interface AppForwarder {
  readonly container: ForwarderInput;
  readonly volume: string;
  /** Where both have the volume. */
  readonly path: string;
}

export type ForwarderInput = Given<
  ContainerDefinition,
  | 'name'
  | 'image'
  | 'cpu'
  | 'memoryReservation'
  | 'essential'
  | 'restartPolicy'
  | 'environment'
  | 'secrets'
  | 'mountPoints'
  | 'stopTimeout'
  | 'logConfiguration'
> &
  Possible<ContainerDefinition, 'memory' | 'user'>;

/** The functions of Lambda that verify, which the template has made. */
export interface VerifierFunctions {
  /** Names or ARNs; the first is the one that verifies what is due. */
  readonly functions: readonly string[];
  /** The verify section for their environment. */
  readonly settings: string;
}

/** Stands in a rendered file where AWS gives an id only at creation. */
export const NAMESPACE_ID = '${NAMESPACE_ID}';
export const DISCOVERY_SERVICE_ARN = '${DISCOVERY_SERVICE_ARN}';
/** And where nobody has named the Region: a deploy takes the SDK's, a rendering asks no SDK. */
export const AWS_REGION = '${AWS_REGION}';

/** Those members of an input that are always given. The SDK's own types have every member optional. */
type Given<Input, Member extends keyof Input> = { readonly [Name in Member]-?: NonNullable<Input[Name]> };

/** Those that may be left out, but are never undefined. */
type Possible<Input, Member extends keyof Input> = { readonly [Name in Member]?: NonNullable<Input[Name]> };

/** CreatePrivateDnsNamespace. */
export interface NamespaceInput
  extends Given<CreatePrivateDnsNamespaceCommandInput, 'Name' | 'Vpc' | 'Description' | 'Tags'> {
  readonly Properties: { readonly DnsProperties: { readonly SOA: { readonly TTL: number } } };
}

/** CreateService of Cloud Map. */
export interface DiscoveryServiceInput
  extends Given<
    CreateDiscoveryServiceCommandInput,
    'Name' | 'NamespaceId' | 'Description' | 'HealthCheckCustomConfig' | 'Tags'
  > {
  readonly DnsConfig: Given<DnsConfig, 'RoutingPolicy'> & { DnsRecords: Given<DnsRecord, 'Type' | 'TTL'>[] };
}

/** CreateLogGroup, and PutRetentionPolicy. */
export interface LogGroupInput extends Given<CreateLogGroupCommandInput, 'logGroupName' | 'tags'> {
  /** Unset: a group that is created gets `newGroupRetentionDays`, and one that is there keeps its own. */
  readonly retentionInDays?: number;
}

/** RegisterTaskDefinition. */
export interface TaskDefinitionInput
  extends Given<
      RegisterTaskDefinitionCommandInput,
      'family' | 'networkMode' | 'requiresCompatibilities' | 'volumes' | 'tags'
    >,
    Possible<RegisterTaskDefinitionCommandInput, 'cpu' | 'memory' | 'executionRoleArn' | 'taskRoleArn'> {
  readonly containerDefinitions: ContainerInput[];
}

export interface ContainerInput
  extends Given<
      ContainerDefinition,
      | 'name'
      | 'image'
      | 'cpu'
      | 'memoryReservation'
      | 'essential'
      | 'portMappings'
      | 'environment'
      | 'secrets'
      | 'mountPoints'
      | 'volumesFrom'
      | 'stopTimeout'
      | 'logConfiguration'
    >,
    Possible<ContainerDefinition, 'memory' | 'command' | 'dependsOn' | 'linuxParameters'> {
  readonly healthCheck?: Given<HealthCheck, 'command' | 'interval' | 'timeout' | 'retries' | 'startPeriod'>;
}

/**
 * CreateService of ECS. UpdateService takes the same members less serviceName, launchType, schedulingStrategy and tags.
 * It has a launch type or a strategy of capacity providers.
 * `taskDefinition` is the family; a deploy puts the revision's ARN in its place.
 */
export interface ServiceInput
  extends Given<
      CreateServiceCommandInput,
      | 'cluster'
      | 'serviceName'
      | 'taskDefinition'
      | 'schedulingStrategy'
      | 'desiredCount'
      | 'deploymentConfiguration'
      | 'availabilityZoneRebalancing'
      | 'serviceRegistries'
      | 'enableECSManagedTags'
      | 'propagateTags'
      | 'tags'
    >,
    Possible<CreateServiceCommandInput, 'launchType' | 'capacityProviderStrategy' | 'enableExecuteCommand'> {
  readonly networkConfiguration: Given<NetworkConfiguration, 'awsvpcConfiguration'>;
}
