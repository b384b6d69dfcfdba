import { tagMap } from '../tags.ts';
import { definitionChanges, saysSame } from './changes.ts';
import type { Content, Revision } from './revision.ts';
import { withoutParts } from './without.ts';

/** Whether a revision is what would be registered, whatever ECS has written back in another form. */
export function isTwin(revision: Revision, wanted: Content, owner: string): boolean {
  return (
    revision.active &&
    saysSame(tagMap(revision.tags), tagMap(wanted.tags)) &&
    saysSame(withoutParts(revision.definition, owner), withoutParts(wanted.definition, owner)) &&
    definitionChanges(revision.definition, wanted.definition, owner).length === 0
  );
}
