import type { Config } from '../config/schema.ts';
import type { CapitalTag, Tag } from './desired.ts';

/** The tag by which everything that belongs to one log service is found again; its value is the service's name. */
const OWNER_TAG = 'legacy-log-ecs';

/** The configured tags and the owner's, which a configured tag cannot replace. */
export function tagMap(config: Config): Readonly<Record<string, string>> {
  return { ...config.tags, [OWNER_TAG]: config.name };
}

/** As ECS writes tags. */
export function tagList(config: Config): Tag[] {
  return Object.entries(tagMap(config)).map(([key, value]) => ({ key, value }));
}

/** As Cloud Map writes tags. */
export function capitalTagList(config: Config): CapitalTag[] {
  return Object.entries(tagMap(config)).map(([Key, Value]) => ({ Key, Value }));
}
