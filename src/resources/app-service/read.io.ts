import { refusalName } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { Desired } from '../../render/desired.ts';
import { readService } from '../service/read.io.ts';
import { type ObservedService, primaryOf } from '../service/service.ts';
import {
  type AppPlace,
  isStanding,
  type ObservedApp,
  type ObservedApps,
  partsFor,
  placesOf,
  rememberedBy,
} from './appService.ts';
import { nextRevision } from './nextRevision.ts';
import { readRevision } from './revision.io.ts';

type World = Pick<AwsWorld, 'ecs'>;

/**
 * The app's service, and the one that was set up before it. Where nothing is said of an app, nothing is read.
 *
 * @param logService as it stands: its tags remember which was set up.
 * @throws ReadFailed; NotPossible where something is in the way of what is wanted.
 */
export async function readApps(
  world: World,
  desired: Desired,
  logService: Promise<ObservedService | undefined>,
): Promise<ObservedApps | undefined> {
  if (desired.app === undefined) return undefined;
  const remembered = rememberedBy(await logService);
  const places = placesOf(desired.app, remembered);
  return { remembered, places: await Promise.all(places.map((place) => readApp(world, desired, place))) };
}

async function readApp(world: World, desired: Desired, place: AppPlace): Promise<ObservedApp> {
  const parts = partsFor(desired.app, place);
  const reading = readService(world, place.cluster, place.service, false);
  // One that is given up may be gone with its cluster.
  const observed = await (parts ? reading : reading.catch(goneWithCluster));
  if (!isStanding(observed)) return { ...place, observed, running: undefined, latest: undefined };
  const running = await readRevision(world, primaryOf(observed)?.taskDefinitionArn ?? observed.taskDefinitionArn);
  const app = { ...place, observed, running, latest: undefined };
  // Only now may the latest revision matter: one that an earlier run registered and did not bring to run.
  const family = nextRevision(app, parts, desired.service.serviceName)?.definition.family;
  return family === undefined ? app : { ...app, latest: await readRevision(world, family) };
}

function goneWithCluster(error: unknown): undefined {
  if (refusalName(error) !== 'ClusterNotFoundException') throw error;
}
