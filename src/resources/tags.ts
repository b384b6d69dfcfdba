import type { Tag } from '@aws-sdk/client-ecs';
import type { Change } from './step.ts';

/** The managed tags that differ. A tag that the configuration does not name is not ours and never a difference. */
export function tagChanges(desired: readonly Tag[], observed: Readonly<Record<string, string>>): Change[] {
  return Object.entries(tagMap(desired))
    .filter(([key, value]) => observed[key] !== value)
    .map(([key, value]) => ({ path: `tags.${key}`, before: observed[key] ?? null, after: value }));
}

/** Tags as AWS lists them, by key. */
export function tagMap(tags: readonly Tag[] = []): Record<string, string> {
  return Object.fromEntries(tags.flatMap(({ key, value }) => (key === undefined ? [] : [[key, value ?? '']])));
}
