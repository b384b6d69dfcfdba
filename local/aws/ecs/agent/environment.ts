import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { SecretSource } from '../../secretsManager/secretsManager.ts';
import { CannotStart } from './cannotStart.ts';

/** The container's environment with its secrets. */
export function environmentOf(definition: ContainerDefinition, secrets: SecretSource): Record<string, string> {
  const plain = (definition.environment ?? []).map(({ name, value }) => [name ?? '', value ?? ''] as const);
  const secret = (definition.secrets ?? []).map(({ name, valueFrom }) => {
    const value = secretValue(valueFrom ?? '', secrets);
    if (value !== undefined) return [name ?? '', value] as const;
    throw new CannotStart(
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): ResourceNotFoundException: Secrets Manager can't find the specified secret.",
      definition.name,
    );
  });
  return Object.fromEntries([...plain, ...secret]);
}

/** A secret by its ARN; `ARN:key:stage:version` takes one key of a secret that is JSON. */
function secretValue(valueFrom: string, secrets: SecretSource): string | undefined {
  const whole = secrets.value(valueFrom);
  const parts = valueFrom.split(':');
  const key = parts[7];
  if (whole !== undefined || !key) return whole;
  const text = secrets.value(parts.slice(0, 7).join(':'));
  try {
    const value: unknown = JSON.parse(text ?? '{}')[key];
    return value === undefined ? undefined : String(value);
  } catch {
    return undefined;
  }
}
