import type { ContainerInput } from './desired.ts';

/** Plain variables as the task definition lists them. */
export function toEnvironment(variables: Readonly<Record<string, string>>): ContainerInput['environment'] {
  return Object.entries(variables).map(([name, value]) => ({ name, value }));
}

/** Variables whose values ECS reads from Secrets Manager or Parameter Store at start. */
export function toSecrets(variables: Readonly<Record<string, string>>): ContainerInput['secrets'] {
  return Object.entries(variables).map(([name, valueFrom]) => ({ name, valueFrom }));
}
