import type { Tag } from '@aws-sdk/client-ecs';
import type { Live } from './live.ts';

/** Those of the service that somebody gave; a deploy adds its own by itself. */
export function tagsOf({ service }: Live): Readonly<Record<string, string>> | undefined {
  const own = given(service.tags);
  return Object.keys(own).length > 0 ? own : undefined;
}

/** The tags of the revision that the service has not, or with another value: one section is for both. */
export function tagNotes({ service, revisionTags }: Live): readonly string[] {
  const ofService = given(service.tags);
  return Object.entries(given(revisionTags)).flatMap(([key, value]) =>
    ofService[key] === value
      ? []
      : [
          `the task definition has the tag ${key} with the value ${value}, and the service has not: a deploy leaves it out`,
        ],
  );
}

function given(tags: readonly Tag[] = []): Readonly<Record<string, string>> {
  const own = tags.flatMap(({ key = '', value = '' }) =>
    /^(aws:|legacy-log-ecs(:|$))/i.test(key) || key === '' ? [] : [[key, value]],
  );
  return Object.fromEntries(own);
}
