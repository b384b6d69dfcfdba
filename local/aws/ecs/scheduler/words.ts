/**
 * What ECS says, in its own words where they are known from service events that people have published.
 * Of the service deployments' reasons
 * only `breaker` and `noCandidate` are; no public example of the others was found, so nothing should depend on them.
 */
export const words = {
  started: (service: string, tasks: readonly string[]) =>
    `(service ${service}) has started ${tasks.length} tasks: ${listed(tasks)}.`,
  stopped: (service: string, tasks: readonly string[]) =>
    `(service ${service}) has stopped ${tasks.length} running tasks: ${listed(tasks)}.`,
  stoppedPending: (service: string, count: number) => `(service ${service}) stopped ${count} pending tasks.`,
  unhealthy: (service: string, task: string) => `(service ${service}) (task ${task}) failed container health checks.`,
  unplaceable: (service: string, why: string) =>
    `(service ${service}) was unable to place a task because ${why} For more information, see the Troubleshooting section.`,
  unableToStart: (service: string) =>
    `(service ${service}) is unable to consistently start tasks successfully. For more information, see the Troubleshooting section.`,
  steady: (service: string) => `(service ${service}) has reached a steady state.`,
  completed: (service: string, rollout: string) => `(service ${service}) (deployment ${rollout}) deployment completed.`,
  failed: (service: string, rollout: string) =>
    `(service ${service}) (deployment ${rollout}) deployment failed: tasks failed to start.`,
  rollingBack: (service: string, rollout: string) => `(service ${service}) rolling back to deployment ${rollout}.`,
};

export const rolloutReasons = {
  inProgress: (rollout: string) => `ECS deployment ${rollout} in progress.`,
  completed: (rollout: string) => `ECS deployment ${rollout} completed.`,
  failed: 'ECS deployment circuit breaker: tasks failed to start.',
  stopped: 'ECS deployment stopped by request.',
  rollingBack: (rollout: string) => `ECS deployment circuit breaker: rolling back to deploymentId ${rollout}.`,
};

export const deploymentReasons = {
  breaker: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
  breakerWithoutRollback: 'Service deployment stopped because the circuit breaker threshold was exceeded.',
  noCandidate: 'No rollback candidate was found to run the rollback.',
  rollbackFailed: 'The rollback failed: tasks of the earlier service revision failed to start.',
  requested: 'Service deployment rolled back because of a StopServiceDeployment request.',
  aborted: 'Service deployment stopped because of a StopServiceDeployment request.',
  superseded: 'Service deployment stopped because a newer service deployment was started.',
  deleted: 'Service deployment stopped because the service was deleted.',
};

export const stopReasons = {
  scaling: (rollout: string) => `Scaling activity initiated by (deployment ${rollout})`,
  unhealthy: 'Task failed container health checks',
};

function listed(tasks: readonly string[]): string {
  return tasks.map((task) => `(task ${task})`).join(' ');
}
