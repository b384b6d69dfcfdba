import type { Tag } from '@aws-sdk/client-ecs';
import type { Tag as CloudMapTag } from '@aws-sdk/client-servicediscovery';
import type { Config } from '../config/schema.ts';

/** The tag by which everything that belongs to one log service is found again; its value is the service's name. */
export const OWNER_TAG = 'legacy-log-ecs';

/** The configured tags and the owner's, which a configured tag cannot replace. */
export function tagMap(config: Config): Record<string, string> {
  return { ...config.tags, [OWNER_TAG]: config.name };
}

/** As ECS writes tags. */
export function tagList(config: Config): Tag[] {
  return Object.entries(tagMap(config)).map(([key, value]) => ({ key, value }));
}

/** As Cloud Map writes tags: with capitals. */
export function capitalTagList(config: Config): CloudMapTag[] {
  return Object.entries(tagMap(config)).map(([Key, Value]) => ({ Key, Value }));
}
