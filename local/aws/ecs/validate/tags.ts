import type { Tag } from '@aws-sdk/client-ecs';
import { invalid } from './refuse.ts';

const limits = { tags: 50, key: 128, value: 256 };

/** Refuses what is no tag, or too many of them. Source: the API reference of Tag, "basic restrictions". */
export function checkTags(tags: readonly Tag[]): void {
  if (tags.length > limits.tags) throw invalid(`The tags parameter can have at most ${limits.tags} items.`);
  const keys = tags.map(({ key = '' }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw invalid(`Duplicate tag key: ${twice}.`);
  for (const { key = '', value = '' } of tags) {
    if (key === '' || [...key].length > limits.key) throw invalid(`A tag key has 1 to ${limits.key} characters.`);
    if ([...value].length > limits.value) throw invalid(`A tag value has at most ${limits.value} characters.`);
    if (/^aws:/i.test(key) || /^aws:/i.test(value)) throw invalid(`The prefix aws: is reserved: ${key}.`);
  }
}
