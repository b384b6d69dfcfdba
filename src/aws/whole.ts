/**
 * What AWS tells in every answer to a read, by client and operation: what is missing of it was not said, and is neither 0,
 * none, nor as it was wished. An empty text says nothing either. What AWS leaves out of an answer that is whole does not stand
 * here. Source: the API references, and what the services are seen to answer.
 */
const alwaysTold: Readonly<Record<string, readonly string[]>> = {
  'ECS.DescribeServices': [
    'services[].serviceArn',
    'services[].status',
    'services[].desiredCount',
    'services[].runningCount',
    'services[].pendingCount',
    'services[].serviceRegistries',
    'services[].events',
    'services[].deployments[].id',
    'services[].deployments[].status',
    'services[].deployments[].createdAt',
  ],
  'ECS.DescribeTasks': [
    'tasks[].taskArn',
    'tasks[].taskDefinitionArn',
    'tasks[].group',
    'tasks[].lastStatus',
    'tasks[].desiredStatus',
    'tasks[].containers[].name',
    'tasks[].containers[].lastStatus',
  ],
  'ECS.DescribeTaskDefinition': [
    'taskDefinition.taskDefinitionArn',
    'taskDefinition.family',
    'taskDefinition.revision',
    'taskDefinition.status',
    'taskDefinition.containerDefinitions[].name',
    'taskDefinition.containerDefinitions[].image',
  ],
  'ECS.DescribeServiceDeployments': ['serviceDeployments[].serviceDeploymentArn', 'serviceDeployments[].status'],
  'ECS.ListServiceDeployments': ['serviceDeployments[].serviceDeploymentArn', 'serviceDeployments[].createdAt'],
  'ECS.ListServices': ['serviceArns'],
  'ECS.ListTaskDefinitions': ['taskDefinitionArns'],
  'ECS.ListTasks': ['taskArns'],
  'ECS.DescribeClusters': ['clusters[].status'],
  'EC2.DescribeSecurityGroups': [
    'SecurityGroups[].GroupId',
    'SecurityGroups[].VpcId',
    'SecurityGroups[].IpPermissions[].IpProtocol',
    'SecurityGroups[].IpPermissionsEgress[].IpProtocol',
  ],
  'EC2.DescribeSubnets': ['Subnets[].SubnetId', 'Subnets[].VpcId', 'Subnets[].AvailableIpAddressCount'],
  'STS.GetCallerIdentity': ['Account', 'Arn'],
  'Secrets Manager.DescribeSecret': ['ARN', 'Name'],
  'ServiceDiscovery.GetInstancesHealthStatus': ['Status'],
  'ServiceDiscovery.GetNamespace': ['Namespace.Id', 'Namespace.Name'],
  'ServiceDiscovery.GetService': ['Service.Id', 'Service.Arn', 'Service.Name'],
  'ServiceDiscovery.ListInstances': ['Instances[].Id', 'Instances[].Attributes'],
  'ServiceDiscovery.ListNamespaces': ['Namespaces[].Id', 'Namespaces[].Name'],
  'ServiceDiscovery.ListServices': ['Services[].Id', 'Services[].Arn', 'Services[].Name'],
  'CloudWatch Logs.DescribeLogGroups': ['logGroups[].logGroupName'],
};

/** By which list of the input something is asked for, and in which of the answer it is told of, or else in `failures`. */
const askedFor: Readonly<Record<string, string>> = {
  'ECS.DescribeServices': 'services',
  'ECS.DescribeTasks': 'tasks',
  'ECS.DescribeClusters': 'clusters',
};

type Members = Readonly<Record<string, unknown>>;

/** An answer that leaves out what AWS always tells. Named as the SDK names errors, by which it is known. */
export class AnswerNotWhole extends Error {
  override readonly name = 'AnswerNotWhole';
}

/** @param call client and operation, `ECS.DescribeServices`. @throws AnswerNotWhole. */
export function refuseUnlessWhole(call: string, input: object, answer: object): void {
  const fact = untoldIn(call, input as Members, answer as Members);
  if (fact !== undefined) throw new AnswerNotWhole(fact);
}

function untoldIn(call: string, input: Members, answer: Members): string | undefined {
  const empty = nullIn(answer);
  if (empty !== undefined) return `the answer has an entry of ${empty} that says nothing`;
  const untold = (alwaysTold[call] ?? []).find((path) => !isTold(answer, path.split('.')));
  if (untold !== undefined) return `the answer does not tell ${untold}`;
  return unansweredIn(askedFor[call], input, answer);
}

function isTold(value: unknown, [first, ...rest]: readonly string[]): boolean {
  // What is no number where AWS gives one is read as NaN.
  if (first === undefined) return value !== undefined && value !== null && value !== '' && !Number.isNaN(value);
  const isEach = first.endsWith('[]');
  const member = (value as Members | undefined)?.[isEach ? first.slice(0, -2) : first];
  if (isEach) return Array.isArray(member) && member.every((entry) => isTold(entry, rest));
  return isTold(member, rest);
}

function unansweredIn(member: string | undefined, input: Members, answer: Members): string | undefined {
  if (member === undefined) return undefined;
  const asked = lengthOf(input[member]);
  const told = lengthOf(answer[member]) + lengthOf(answer.failures);
  return told < asked ? `of ${asked} ${member} asked for, the answer tells of ${told}` : undefined;
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}

/** The path of a list with an entry that is null, which no service means. */
function nullIn(value: unknown, path = ''): string | undefined {
  if (Array.isArray(value) && value.includes(null)) return path;
  if (!Array.isArray(value) && !isStructure(value)) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = nullIn(member, Array.isArray(value) ? path : [path, name].filter((part) => part !== '').join('.'));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the SDK made of JSON or XML; a date, bytes or a stream is a value of its own. */
function isStructure(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
