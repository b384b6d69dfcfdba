import type { Desired } from '../../render/desired.ts';

/** What the task's containers get from Secrets Manager or Parameter Store, each once, as `valueFrom` names it. */
export function secretsOf({ taskDefinition }: Pick<Desired, 'taskDefinition'>): readonly string[] {
  const all = taskDefinition.containerDefinitions.flatMap(({ secrets }) =>
    secrets.flatMap(({ valueFrom }) => valueFrom ?? []),
  );
  return [...new Set(all.map((valueFrom) => secretArn(valueFrom) ?? valueFrom))];
}

/** The ARN of a secret without the key, stage and version behind it; undefined for a parameter. */
export function secretArn(valueFrom: string): string | undefined {
  return /^arn:[^:]+:secretsmanager:[^:]+:\d{12}:secret:[^:]+/.exec(valueFrom)?.[0];
}

/** The Region of an ARN. */
export function regionOf(arn: string): string {
  return arn.split(':')[3] ?? '';
}

/** The ARN of a parameter, which may be named without it. */
export function parameterArn(valueFrom: string, place: string): string {
  return valueFrom.startsWith('arn:') ? valueFrom : `${place}:parameter/${valueFrom.replace(/^\//, '')}`;
}
