import type { AppParts } from '../../render/desired.ts';
import { type ObservedApp, rememberedAs } from './appService.ts';
import type { NextRevision } from './nextRevision.ts';
import { shortName } from './revision.ts';
import { hasParts } from './without.ts';

interface Why {
  readonly parts: AppParts | undefined;
  readonly next: NextRevision | undefined;
  readonly remembered: string | undefined;
  readonly owner: string;
}

/** One sentence: why something has to be done to the app. */
export function reasonFor(app: ObservedApp, why: Why): string {
  if (!why.next) return 'the log service does not remember yet that it has set it up';
  return `${whatDiffers(app, why)}${newerNote(app, why.next)}`;
}

function whatDiffers(app: ObservedApp, { parts, remembered, owner }: Why): string {
  if (!parts) return 'what was added to it is not wanted any more';
  if (app.running && hasParts(app.running.definition, owner)) return 'what was added to it differs';
  if (remembered !== rememberedAs(app)) return 'nothing tells it yet where to send';
  return `somebody has deployed ${shortName(app.running?.arn ?? '')}, which lacks what was added`;
}

/** A revision that somebody registered and nobody deployed is not ours to deploy; ours will be the latest instead. */
function newerNote({ running, latest }: ObservedApp, { registered }: NextRevision): string {
  if (!running || !latest || registered || revisionOf(latest.arn) <= revisionOf(running.arn)) return '';
  return `; ${shortName(latest.arn)}, which is newer and not deployed, stays as it is`;
}

function revisionOf(arn: string): number {
  return Number(arn.slice(arn.lastIndexOf(':') + 1));
}
