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
  return one.startsWith('arn:') && other.startsWith('arn:') ? one === other : nameIn(one) === nameIn(other);
}

/** `arn:aws:logs:eu-west-1:123456789012:log-group:/app/access` → `/app/access`; a name is left as it is. */
function nameIn(group: string): string {
  return group.replace(/^arn:[^:]*:logs:[^:]*:[^:]*:log-group:/, '');
}
