/** `access-log:7` of `arn:aws:ecs:…:task-definition/access-log:7`. */
export function shortName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

export function familyOf(arn: string): string {
  return shortName(arn).split(':')[0] ?? '';
}

/** The number of a revision; 0 where the text names none. */
export function numberOf(arn: string): number {
  return Number(shortName(arn).split(':')[1] ?? 0) || 0;
}
