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

/** What a container gets of a secret: a key of its JSON or the whole, of a version by its id or by its stage. */
export interface Picked {
  readonly key?: string;
  readonly stage: string;
  readonly version?: string;
}

/** What the containers take of one secret. */
export function picksOf({ taskDefinition }: Pick<Desired, 'taskDefinition'>, arn: string): readonly Picked[] {
  const all = taskDefinition.containerDefinitions.flatMap(({ secrets }) =>
    secrets.flatMap(({ valueFrom }) => valueFrom ?? []),
  );
  return [...new Set(all)]
    .filter((valueFrom) => secretArn(valueFrom) === arn)
    .map((valueFrom) => pickedOf(valueFrom.slice(arn.length)));
}

/** `:key:stage:version`, each of which may be empty. */
function pickedOf(rest: string): Picked {
  const [, key, stage, version] = rest.split(':');
  return { stage: stage || 'AWSCURRENT', ...(key && { key }), ...(version && { version }) };
}

/** The Region of an ARN. */
export function regionOf(arn: string): string {
  return arn.split(':')[3] ?? '';
}

/** The ARN of a parameter, which may be named without it. */
export function parameterArn(valueFrom: string, place: string): string {
  return valueFrom.startsWith('arn:') ? valueFrom : `${place}:parameter/${valueFrom.replace(/^\//, '')}`;
}
