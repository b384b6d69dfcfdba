import type { Service } from '@aws-sdk/client-ecs';

/**
 * What else stands on a service and acts on its tasks, one clause each. The configuration knows nothing of it, so that it is
 * never a difference; but whoever wonders why a task was replaced, or a rollout taken back, has to know.
 */
export function besidesOf(service: Service): readonly string[] {
  const { loadBalancers = [], deploymentConfiguration, deployments = [], schedulingStrategy = 'REPLICA' } = service;
  const { alarms } = deploymentConfiguration ?? {};
  const isMeshed = deployments.some(({ serviceConnectConfiguration }) => serviceConnectConfiguration?.enabled);
  const controller = service.deploymentController?.type ?? 'ECS';
  return [
    ...(loadBalancers.length > 0 ? ['a load balancer is attached, whose health checks replace the task'] : []),
    ...(alarms?.enable ? [`alarms can end a rollout: ${(alarms.alarmNames ?? []).join(', ')}`] : []),
    ...(isMeshed ? ['Service Connect adds a container to the task'] : []),
    ...(schedulingStrategy === 'REPLICA' ? [] : [`its scheduling strategy is ${schedulingStrategy}`]),
    ...(controller === 'ECS' ? [] : [`its deployments are controlled by ${controller}, not by ECS`]),
  ];
}
