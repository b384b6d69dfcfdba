/**
 * What AWS tells in every answer to a read, by client and operation: what is missing of it was not said, and is neither 0,
 * none, nor as it was wished. An empty text says nothing either. What AWS leaves out of an answer that is whole does not stand
 * here. Source: the API references, and what the services are seen to answer.
 */
export const alwaysTold: Readonly<Record<string, readonly string[]>> = {
  'ECS.DescribeServices': [
    'services[].serviceArn',
    'services[].status',
    'services[].desiredCount',
    'services[].runningCount',
    'services[].pendingCount',
    'services[].serviceRegistries[].registryArn',
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
  'Route 53.ListHostedZonesByVPC': ['HostedZoneSummaries[].HostedZoneId', 'HostedZoneSummaries[].Name'],
  'STS.GetCallerIdentity': ['Account', 'Arn'],
  'Secrets Manager.DescribeSecret': ['ARN', 'Name'],
  'ServiceDiscovery.GetInstancesHealthStatus': ['Status'],
  'ServiceDiscovery.GetNamespace': ['Namespace.Id', 'Namespace.Arn', 'Namespace.Name'],
  'ServiceDiscovery.GetService': ['Service.Id', 'Service.Arn', 'Service.Name'],
  'ServiceDiscovery.ListInstances': ['Instances[].Id', 'Instances[].Attributes'],
  'ServiceDiscovery.ListNamespaces': ['Namespaces[].Id', 'Namespaces[].Name'],
  'ServiceDiscovery.ListServices': ['Services[].Id', 'Services[].Arn', 'Services[].Name'],
  'CloudWatch Logs.DescribeLogGroups': ['logGroups[].logGroupName'],
};

/** By which list of the input something is asked for, and in which of the answer it is told of, or else in `failures`. */
export const askedFor: Readonly<Record<string, readonly [string, string]>> = {
  'ECS.DescribeServices': ['services', 'services'],
  'ECS.DescribeTasks': ['tasks', 'tasks'],
  'ECS.DescribeClusters': ['clusters', 'clusters'],
  'EC2.DescribeSecurityGroups': ['GroupIds', 'SecurityGroups'],
  'EC2.DescribeSubnets': ['SubnetIds', 'Subnets'],
};
