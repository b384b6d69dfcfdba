import type { Desired } from '../../render/desired.ts';
import type { Change, Difference } from '../step.ts';
import {
  APP_TAG,
  isStanding,
  nameOf,
  type ObservedApp,
  type ObservedApps,
  partsFor,
  rememberedAs,
} from './appService.ts';
import { nextRevision } from './nextRevision.ts';
import { reasonFor } from './reason.ts';

/**
 * What has to be done for the app to send where it should, or for nothing of ours to be left of it.
 *
 * @throws NotPossible for a service or a task definition that takes no such thing.
 */
export function diffApps(desired: Desired, { places, remembered }: ObservedApps): Difference[] {
  return places.flatMap((app) => diffApp(desired, app, remembered));
}

function diffApp(desired: Desired, app: ObservedApp, remembered: string | undefined): Difference[] {
  const parts = partsFor(desired.app, app);
  if (!parts && !isStanding(app.observed)) return [];
  const next = nextRevision(app, parts, desired.service.serviceName);
  const changes = [...(next?.changes ?? []), ...(parts ? memoryChanges(app, remembered) : [])];
  if (changes.length === 0) return [];
  const reason = reasonFor(app, { parts, next, remembered, owner: desired.service.serviceName });
  return [{ name: nameOf(app, desired), action: 'update', reason, changes }];
}

function memoryChanges(app: ObservedApp, remembered: string | undefined): Change[] {
  const place = rememberedAs(app);
  return place === remembered ? [] : [{ path: `tags.${APP_TAG}`, before: remembered ?? null, after: place }];
}
