import { ownLogGroup } from '../config/logGroup.ts';
import type { Config } from '../config/schema.ts';
import { defined } from '../values/defined.ts';
import type { LogGroupInput } from './desired.ts';
import { tagMap } from './tags.ts';

/** How long a new group keeps its events where the configuration does not say it; without a policy, for ever. */
export const newGroupRetentionDays = 30;

/** The log group of the two containers' own output. ECS starts no container whose group does not exist. */
export function toLogGroup(config: Config): LogGroupInput {
  return {
    logGroupName: ownLogGroup(config),
    ...defined({ retentionInDays: config.logs.retentionDays }),
    tags: tagMap(config),
  };
}
