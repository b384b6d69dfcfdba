import type { Config } from '../config/schema.ts';
import type { LogGroupInput } from './desired.ts';
import { tagMap } from './tags.ts';

/** The log group of the two containers' own output. ECS starts no container whose group does not exist. */
export function toLogGroup(config: Config): LogGroupInput {
  return {
    logGroupName: logGroupName(config),
    retentionInDays: config.logs.retentionDays,
    tags: tagMap(config),
  };
}

export function logGroupName(config: Config): string {
  return config.logs.group ?? `/ecs/${config.name}`;
}
