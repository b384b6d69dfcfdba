import type { Config } from './schema.ts';

/** The log group of the two containers' own output. */
export function ownLogGroup(config: Config): string {
  return config.logs.group ?? `/ecs/${config.name}`;
}

/**
 * Whether two settings mean one log group. A name is of this account and Region, and an ARN may be so too: then they
 * are compared by name. Two ARNs say by themselves where they are.
 */
export function isSameLogGroup(one: string, other: string): boolean {
  const name = isArn(one) && isArn(other) ? withoutStreams : nameIn;
  return name(one) === name(other);
}

export function isArn(group: string): boolean {
  return group.startsWith('arn:');
}

/** `arn:aws:logs:eu-west-1:123456789012:log-group:/app/access:*` → `/app/access`; a name is left as it is. */
function nameIn(group: string): string {
  return withoutStreams(group).replace(/.*:log-group:/, '');
}

/** An ARN as AWS often writes it ends with `:*`, for all streams of the group. */
function withoutStreams(group: string): string {
  return group.replace(':*', '');
}
