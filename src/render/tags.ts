import type { Tag } from '@aws-sdk/client-ecs';
import type { Tag as CloudMapTag } from '@aws-sdk/client-servicediscovery';
import type { Config } from '../config/schema.ts';

/** The tag by which everything that belongs to one log service is found again; its value is the service's name. */
export const OWNER_TAG = 'legacy-log-ecs';

/** On the service: the VPC in which its name was seen to be resolved, so that only another one is asked about anew. */
export const VPC_TAG = 'legacy-log-ecs:vpc';

/** The configured tags and the owner's, which a configured tag cannot replace. */
export function tagMap(config: Config): Record<string, string> {
  return { ...config.tags, [OWNER_TAG]: config.name };
}

/** As ECS writes tags. */
export function tagList(config: Config): Tag[] {
  return asList(tagMap(config));
}

/** Those of the service. */
export function serviceTagList(config: Config): Tag[] {
  return asList({ ...tagMap(config), [VPC_TAG]: config.network.vpc });
}

function asList(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

/** As Cloud Map writes tags: with capitals. */
export function capitalTagList(config: Config): CloudMapTag[] {
  return Object.entries(tagMap(config)).map(([Key, Value]) => ({ Key, Value }));
}
