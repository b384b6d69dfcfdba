import { OWNER_TAG } from '../render/tags.ts';

/** Whether a thing was made, or taken over, for the log service of that name. What has no such tag is somebody else's. */
export function isOwned(tags: Readonly<Record<string, string>>, name: string): boolean {
  return tags[OWNER_TAG] === name;
}

/** Why a thing stays that is not ours. */
export function notOwned(tags: Readonly<Record<string, string>>, name: string): string {
  const owner = tags[OWNER_TAG];
  return owner === undefined
    ? `it has no tag ${OWNER_TAG}: it was not made by this project`
    : `its tag ${OWNER_TAG} says "${owner}" and not "${name}"`;
}
