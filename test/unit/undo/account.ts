import { type Answer, refusal } from '../../support/fakeWorld.ts';

/** What stands, as a test writes it down. */
export interface Account {
  service: { desiredCount: number; status: 'ACTIVE' | 'DRAINING' | 'INACTIVE'; tags: Tags } | undefined;
  /** By the names of the ECS services that registered them; undefined for one that was registered by hand. */
  instances: (string | undefined)[];
  discoveryService: { tags: Tags } | undefined;
  namespace: { tags: Tags } | undefined;
  /** Other names in the namespace. */
  names: string[];
  revisions: number[];
  logGroup: { tags: Tags } | undefined;
  /** Whether ECS forgets to take its instance out of Cloud Map. */
  forgets?: boolean;
  /** The revision that another service runs. */
  usedByOther?: number;
  /** The revision of another service that runs no task at this moment. */
  keptByOther?: number;
  /** Whether another namespace holds a name that is described as ours is. */
  describedElsewhere?: boolean;
}

type Tags = Readonly<Record<string, string>>;
type Input = Record<string, unknown>;

const ours: Tags = { 'legacy-log-ecs': 'access-log' };

export const whole = (): Account => ({
  service: { desiredCount: 1, status: 'ACTIVE', tags: ours },
  instances: ['access-log'],
  discoveryService: { tags: ours },
  namespace: { tags: ours },
  names: [],
  revisions: [1, 2],
  logGroup: { tags: ours },
});

const arn = (number: number) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/access-log:${number}`;

/** AWS's answers about an account, which its own calls change. `cut` may end a run before or after any of them. */
export function answersOf(account: Account, cut: (operation: string, isAfter: boolean) => void = () => {}) {
  const answer =
    (operation: string, does: (input: Input) => object): Answer =>
    (input) => {
      cut(operation, false);
      const given = does(input);
      cut(operation, true);
      return given;
    };
  const operations: Record<string, (input: Input) => object> = {
    ...ofEcs(account),
    ...ofCloudMap(account),
    ListTagsForResource: ({ ResourceARN, resourceArn }) =>
      resourceArn === undefined ? cloudMapTags(account, String(ResourceARN)) : { tags: account.logGroup?.tags },
    DeleteService: (input) => (input.cluster === undefined ? deleteName(account) : deleteService(account)),
    DescribeLogGroups: () => ({
      logGroups: account.logGroup ? [{ logGroupName: '/ecs/access-log', logGroupArn: 'arn:group' }] : [],
    }),
    DeleteLogGroup: () => {
      account.logGroup = undefined;
      return {};
    },
  };
  const answers: Record<string, readonly Answer[]> = { GetHostedZone: [{ vpcs: ['vpc-0a1b'] }] };
  for (const [operation, does] of Object.entries(operations)) answers[operation] = [answer(operation, does)];
  return answers;
}

function ofEcs(account: Account): Record<string, (input: Input) => object> {
  return {
    DescribeServices: ({ services }) => ({
      services: String(services) === otherArn ? [other(account)] : account.service ? [described(account)] : [],
    }),
    UpdateService: ({ desiredCount }) => {
      if (account.service) account.service.desiredCount = Number(desiredCount);
      if (!account.forgets) account.instances = account.instances.filter((name) => name !== 'access-log');
      return {};
    },
    ListTasks: () => ({ taskArns: account.usedByOther === undefined ? [] : ['arn:task/1'] }),
    DescribeTasks: () => ({ tasks: [{ group: 'service:other', taskDefinitionArn: arn(account.usedByOther ?? 0) }] }),
    ListTaskDefinitions: () => ({ taskDefinitionArns: account.revisions.map(arn).toReversed() }),
    DeregisterTaskDefinition: ({ taskDefinition }) => {
      account.revisions = account.revisions.filter((number) => arn(number) !== taskDefinition);
      return {};
    },
  };
}

function described({ service }: Account): object {
  const running = service?.status === 'ACTIVE' ? service.desiredCount : 0;
  return {
    serviceArn: 'arn:service',
    status: service?.status,
    desiredCount: service?.desiredCount,
    runningCount: running,
    taskDefinition: arn(2),
    serviceRegistries: [{ registryArn: 'arn:name' }],
    tags: Object.entries(service?.tags ?? {}).map(([key, value]) => ({ key, value })),
  };
}

const otherArn = 'arn:service/production/other';

const other = ({ keptByOther }: Account): object => ({
  serviceArn: otherArn,
  serviceName: 'other',
  status: 'ACTIVE',
  desiredCount: 0,
  taskDefinition: arn(keptByOther ?? 0),
});

function deleteService(account: Account): object {
  if (account.service?.status !== 'ACTIVE') throw refusal('ServiceNotActiveException');
  if (account.service.desiredCount > 0) throw refusal('InvalidParameterException', 'it is scaled above 0');
  account.service.status = 'INACTIVE';
  return {};
}

function ofCloudMap(account: Account): Record<string, (input: Input) => object> {
  return {
    ListNamespaces: () => ({
      Namespaces: account.namespace ? [{ Id: 'ns-1', Name: 'internal', ...soa }] : [],
    }),
    GetNamespace: () => ({ Namespace: { Id: 'ns-1', Arn: 'arn:namespace', Name: 'internal', ...soa } }),
    // ECS and Cloud Map both have a call of this name.
    ListServices: ({ Filters }) => ({
      serviceArns: account.keptByOther === undefined ? [] : [otherArn],
      Services: [
        ...(account.describedElsewhere && !Filters
          ? [{ Id: 'srv-old', Name: 'fluentd', Description: descriptionOfOurs }]
          : []),
        ...(account.discoveryService ? [{ Id: 'srv-1', Arn: 'arn:name', Name: 'fluentd' }] : []),
        ...account.names.map((Name) => ({ Id: `srv-${Name}`, Arn: `arn:${Name}`, Name })),
      ],
    }),
    ListInstances: () => ({ Instances: account.instances.map(instance) }),
    DeregisterInstance: () => {
      account.instances = account.instances.filter((name) => name !== 'access-log');
      return { OperationId: 'op-1' };
    },
    DeleteNamespace: () => {
      if (account.discoveryService || account.names.length > 0) throw refusal('ResourceInUse');
      account.namespace = undefined;
      return { OperationId: 'op-2' };
    },
    GetOperation: () => ({ Operation: { Status: 'SUCCESS', Targets: { NAMESPACE: 'ns-1' } } }),
  };
}

const descriptionOfOurs = 'Fluentd of the log service access-log';

const soa = { Properties: { DnsProperties: { HostedZoneId: 'Z1', SOA: { TTL: 10 } } } };

function instance(name: string | undefined, at: number): object {
  const by = name === undefined ? {} : { ECS_SERVICE_NAME: name, ECS_CLUSTER_NAME: 'production' };
  return { Id: `i-${at}`, Attributes: { AWS_INSTANCE_IPV4: `10.0.0.${at}`, ...by } };
}

function deleteName(account: Account): object {
  if (account.instances.length > 0) throw refusal('ResourceInUse');
  account.discoveryService = undefined;
  return {};
}

function cloudMapTags({ namespace, discoveryService }: Account, arnOf: string): object {
  const tags = (arnOf === 'arn:namespace' ? namespace : discoveryService)?.tags ?? {};
  return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
}
