import { hashOf } from '../../values/canonical.ts';
import type { NormalTaskDefinition } from './normalise.ts';

/** The tag of a revision that AWS wrote down in another way than it was sent. */
export const ECHO_TAG = 'legacy-log-ecs:echo';

/**
 * What the tag says: the hash of what was sent, and that of what AWS made of it (dropped empty values, members of its
 * own). It proves nothing by being there, since a copy made in the console has the tags of its original: both hashes have
 * to be those of what is wanted now and of what stands now.
 */
export function echoOf(sent: NormalTaskDefinition, echoed: NormalTaskDefinition): string {
  return `${hashOf(sent)}:${hashOf(echoed)}`;
}
