/** Why a call is made, by client and operation. */
const reasons: Readonly<Record<string, string>> = {
  'ECS.DescribeServices':
    'the service: its settings and tags, its counts, deployments and events, which say whether it is well',
  'ECS.DescribeTaskDefinition':
    'the revision that it runs, or the newest of the family, which is compared member by member',
  'ECS.RegisterTaskDefinition': 'the new revision',
  'ECS.CreateService': 'the service',
  'ECS.UpdateService': 'the new revision, or what else differs: the old task stops, the new one starts',
  'ECS.ListServiceDeployments': 'the service deployment that the write began',
  'ECS.DescribeServiceDeployments': 'whether it is over, and how',
  'ECS.DescribeServiceRevisions': 'the revision that an earlier service deployment ran',
  'ECS.ListTasks': 'the tasks that run, and those that stopped lately',
  'ECS.DescribeTasks': 'the task: whether it runs, its health, its address, since when, why it stopped',
  'ServiceDiscovery.ListNamespaces': 'the namespace of the name, by its VPC',
  'ServiceDiscovery.ListServices': 'the name',
  'ServiceDiscovery.CreatePrivateDnsNamespace': 'the namespace, where there is none of that name',
  'ServiceDiscovery.GetOperation': 'whether it is there',
  'ServiceDiscovery.CreateService': 'the name',
  'ServiceDiscovery.ListInstances': 'who is registered under the name',
  'ServiceDiscovery.GetInstancesHealthStatus': 'whether Cloud Map calls it healthy',
  'CloudWatch Logs.DescribeLogGroups': 'the log groups and how long they keep',
  'CloudWatch Logs.CreateLogGroup': 'the log group, where there is none of that name',
  'CloudWatch Logs.PutRetentionPolicy': 'how long it keeps',
};

/** Where a command makes a call for another reason than others do. */
const ofCommand: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  doctor: {
    'CloudWatch Logs.DescribeLogGroups': 'the log groups: for the plan, and what class they are of',
    'ECS.DescribeTaskDefinition': 'the newest revision of the family, for the plan whose rights are looked at',
    'ServiceDiscovery.ListNamespaces': 'the namespace of the name; whether the name clashes with one of another VPC',
    'EC2.DescribeSecurityGroups': 'the groups and their rules: the forward port, NFS, the way out',
    'EC2.DescribeVpcAttribute': 'DNS in the VPC: two attributes, a call each',
    'EC2.DescribeSubnets': 'the subnets: their VPC, zones and free addresses',
    'EC2.DescribeInstances': 'the network interfaces that the hosts have left',
    'EC2.DescribeInstanceTypes': 'how many network interfaces a host may have',
    'STS.GetCallerIdentity': 'who asks, and of which account',
    'ECS.DescribeClusters': 'the cluster: there, ACTIVE, its capacity',
    'ECS.DescribeServices': 'the service that stands, and the app that is to reach it',
    'ECS.ListTasks': 'the task that stands, whose room becomes free',
    'ECS.ListContainerInstances': 'the hosts',
    'ECS.DescribeContainerInstances': 'the room that the hosts have left',
    'Route 53.ListHostedZonesByVPC': 'zones of the VPC that hide the name',
    'EFS.DescribeFileSystems': 'the file system: there and available',
    'EFS.DescribeMountTargets': 'a mount target in each zone of the subnets',
    'EFS.DescribeAccessPoints': 'whose folder it is',
    'EFS.DescribeMountTargetSecurityGroups': 'whether the task is let in to port 2049',
    'IAM.GetRole': 'the roles, and whom they trust',
    'IAM.SimulatePrincipalPolicy': 'what the roles and the caller may do, by statement',
  },
  status: {
    'CloudWatch Logs.FilterLogEvents': 'the last job of the batch, by what the wrapper wrote of it',
    'ECS.DescribeTaskDefinition': 'where the containers write their logs',
  },
  logs: {
    'ECS.DescribeTaskDefinition': 'where the container writes its log',
    'CloudWatch Logs.GetLogEvents': 'the lines',
  },
  revisions: {
    'ECS.ListTaskDefinitions': 'the revisions',
    'ECS.ListServiceDeployments': 'which of them ran, and how that ended',
    'ECS.DescribeTaskDefinition': 'each of them: when, by whom, the images',
  },
  rollback: {
    'ECS.ListServiceDeployments': 'which revision ran well before; the service deployment that the write began',
    'ECS.UpdateService': 'the earlier revision',
  },
  destroy: {
    'ECS.DescribeServices':
      'what stands, before each step and after it: whether the tasks are gone, whether it is INACTIVE',
    'ECS.UpdateService': 'the desired count to 0, so that no other task starts',
    'ECS.DeleteService': 'the service',
    'ECS.ListTaskDefinitions': 'the revisions of the family',
    'ECS.ListServices': 'services that use one of them, also while they run no task',
    'ECS.DeregisterTaskDefinition': 'each of them, as asked',
    'ServiceDiscovery.ListNamespaces': 'the namespace, before each step and at the end',
    'ServiceDiscovery.ListServices': 'the name, and whether the namespace holds others',
    'ServiceDiscovery.ListTagsForResource': 'whether it is ours: what others made stays',
    'ServiceDiscovery.ListInstances': 'whether the last task has left the name, and nobody else is registered there',
    'ServiceDiscovery.GetNamespace': 'its hosted zone',
    'ServiceDiscovery.DeleteService': 'the name',
    'ServiceDiscovery.DeleteNamespace': 'the namespace, where it is ours and empty',
    'Route 53.GetHostedZone': 'whether the zone serves other VPCs too',
    'CloudWatch Logs.ListTagsForResource': 'whether the log group is ours',
    'CloudWatch Logs.DeleteLogGroup': 'the log group, as asked',
  },
};

/** @returns undefined where nobody knows why: that is a call too many. */
export function reasonOf(command: string, call: string): string | undefined {
  return ofCommand[command]?.[call] ?? (command === 'doctor' ? undefined : reasons[call]);
}
