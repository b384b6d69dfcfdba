import type { Tag } from '../render/desired.ts';
import type { Change } from './step.ts';

/** The managed tags that differ. A tag that the configuration does not name is not ours and never a difference. */
export function tagChanges(desired: readonly Tag[], observed: Readonly<Record<string, string>>): Change[] {
  return desired
    .filter((tag) => observed[tag.key] !== tag.value)
    .map((tag) => ({ path: `tags.${tag.key}`, before: observed[tag.key] ?? null, after: tag.value }));
}

/** Tags as AWS lists them, by key. */
export function tagMap(
  tags: readonly { readonly key?: string | undefined; readonly value?: string | undefined }[] = [],
): Record<string, string> {
  return Object.fromEntries(tags.flatMap(({ key, value }) => (key === undefined ? [] : [[key, value ?? '']])));
}
