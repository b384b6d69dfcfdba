import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { clientFault, invalid } from './refuse.ts';

/** Source: the API reference of HealthCheck. */
export function checkHealth({ name, healthCheck }: ContainerDefinition): void {
  if (!healthCheck) return;
  const [kind, command] = healthCheck.command ?? [];
  const usable = kind === 'NONE' || ((kind === 'CMD' || kind === 'CMD-SHELL') && command);
  if (!usable) throw clientFault(`Health check command of container '${name}' must start with CMD or CMD-SHELL.`);
  const ranges = { interval: [5, 300], timeout: [2, 60], retries: [1, 10], startPeriod: [0, 300] } as const;
  for (const key of ['interval', 'timeout', 'retries', 'startPeriod'] as const) {
    const [least, most] = ranges[key];
    const value = healthCheck[key];
    if (value === undefined || (value >= least && value <= most)) continue;
    throw invalid(`Health check ${key} of container '${name}' must be between ${least} and ${most}.`);
  }
}
