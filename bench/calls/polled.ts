/** What changes by itself once a deploy has begun to write, and so has to be asked for again and again. */
export const polled = new Set([
  'GetOperation',
  'DescribeServices',
  'ListServiceDeployments',
  'DescribeServiceDeployments',
  'ListTasks',
  'DescribeTasks',
  'ListInstances',
  'GetInstancesHealthStatus',
]);
