import { NotPossible } from '../../errors.ts';
import { withParts } from '../../render/app/withParts.ts';
import type { AppParts } from '../../render/desired.ts';
import type { Change } from '../step.ts';
import type { ObservedApp } from './appService.ts';
import { definitionChanges } from './changes.ts';
import { partsObstacles, withdrawalObstacles } from './obstacles.ts';
import { refuse, serviceObstacles } from './refuse.ts';
import type { Content, Revision } from './revision.ts';
import { isTwin } from './twin.ts';
import { hasParts, withoutParts } from './without.ts';

/** What has to run in place of what runs. */
export interface NextRevision extends Content {
  readonly owner: string;
  readonly changes: readonly Change[];
  /** The latest revision where it says just that: a rollout of it was rolled back, or was never begun. */
  readonly registered: Revision | undefined;
}

/**
 * The comparison is with the revision of the deployment in charge. Neither the latest of the family nor what a pipeline
 * may deploy next is ours to bring to run.
 *
 * @param parts what shall stand in it; undefined where nothing shall.
 * @param owner the log service's name.
 * @returns undefined where nothing has to change.
 * @throws NotPossible for a service or a task definition that takes no such thing.
 */
export function nextRevision(app: ObservedApp, parts: AppParts | undefined, owner: string): NextRevision | undefined {
  if (!parts && app.running && !hasParts(app.running.definition, owner)) return undefined;
  refuse(app, serviceObstacles(app.observed));
  const running = app.running ?? gone(app);
  const bare = withoutParts(running.definition, owner);
  refuse(app, parts ? partsObstacles(bare, parts, owner) : withdrawalObstacles(running.definition, bare));
  const definition = parts ? withParts(bare, parts, owner) : bare;
  const changes = definitionChanges(running.definition, definition, owner, parts);
  if (changes.length === 0) return undefined;
  const { latest } = app;
  const { tags } = running;
  const registered = latest && isTwin(latest, { definition, tags }, owner) ? latest : undefined;
  return { owner, changes, definition, tags, registered };
}

function gone({ service, cluster }: ObservedApp): never {
  const fact = `the revision that service "${service}" in cluster "${cluster}" runs is not there any more`;
  throw new NotPossible(`app: ${fact}`, {
    setting: 'app.service',
    hint: 'deploy the app once from its own pipeline, and run again',
  });
}
