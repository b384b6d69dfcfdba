import { countsForHealth } from '../records/container.ts';
import type { TaskRun } from './taskRun.ts';

/**
 * Registers the task in its discovery services, under the task's id. With a health check the instance is there from
 * the start, but unhealthy until the check says otherwise. Source: AWS, "Service discovery" (custom health checks).
 */
export function register(run: TaskRun, address: string): void {
  const { task, tools } = run;
  for (const registry of task.registries) {
    if (!tools.registry.find(registry)) continue; // deleted meanwhile: the task runs all the same, and nobody finds it
    tools.registry.register(registry, task.id, {
      AWS_INSTANCE_IPV4: address,
      AVAILABILITY_ZONE: `${tools.region}a`,
      REGION: tools.region,
      ECS_SERVICE_NAME: task.service ?? '',
      ECS_CLUSTER_NAME: task.cluster,
      ECS_TASK_DEFINITION_FAMILY: task.definition.family ?? '',
    });
  }
  publishHealth(run);
}

/** Tells the discovery services how the task is. */
export function publishHealth({ task, tools }: TaskRun): void {
  const hasHealthCheck = task.containers.some(countsForHealth);
  const health = !hasHealthCheck || task.healthStatus === 'HEALTHY' ? 'HEALTHY' : 'UNHEALTHY';
  for (const registry of task.registries) {
    if (tools.registry.find(registry)?.customHealth) tools.registry.setHealth(registry, task.id, health);
  }
}

/** A stopping task leaves at once; who has its address cached is not waited for. */
export function deregister({ task, tools }: TaskRun): void {
  for (const registry of task.registries) {
    if (tools.registry.find(registry)) tools.registry.deregister(registry, task.id);
  }
}
