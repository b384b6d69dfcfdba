import type { AppInput, AppParts, Desired } from '../../render/desired.ts';
import { isDeleted, type ObservedService } from '../service/service.ts';
import type { Revision } from './revision.ts';

/** The tag of the log service that says which service it has set up, so that `app: false` knows what to take it away from. */
export const APP_TAG = 'legacy-log-ecs:app';

/** Which service: its name, and its cluster by name or ARN. */
export type AppPlace = Pick<AppInput, 'cluster' | 'service'>;

/** A service of the app as it stands. */
export interface ObservedApp extends AppPlace {
  readonly observed: ObservedService | undefined;
  /** The revision of the deployment in charge; undefined where there is none, or no service. */
  readonly running: Revision | undefined;
  /** The latest of its family; read only where the running one is not as wanted. */
  readonly latest: Revision | undefined;
}

export interface ObservedApps {
  /** The tag's value. */
  readonly remembered: string | undefined;
  /** The one that is given up before the one that is wanted. */
  readonly places: readonly ObservedApp[];
}

/** The service that was set up, and the one that shall be: what is given up comes first. */
export function placesOf(app: Desired['app'], remembered: string | undefined): AppPlace[] {
  const wanted = app ? [rememberedAs(app)] : [];
  const all = [...new Set([...(remembered === undefined ? [] : [remembered]), ...wanted])];
  const ordered = all.toSorted((one, other) => Number(wanted.includes(one)) - Number(wanted.includes(other)));
  return ordered.map((place) => ({
    cluster: place.slice(0, place.lastIndexOf('/')),
    service: place.slice(place.lastIndexOf('/') + 1),
  }));
}

/** `production/web`. */
export function rememberedAs({ cluster, service }: AppPlace): string {
  return `${cluster}/${service}`;
}

/** What shall stand in the task definition of one; undefined where nothing shall. */
export function partsFor(app: Desired['app'], place: AppPlace): AppParts | undefined {
  return app && rememberedAs(app) === rememberedAs(place) ? app.parts : undefined;
}

/** As a plan names it: by its name, with its cluster where that is another than the log service's. */
export function nameOf({ cluster, service }: AppPlace, { service: log }: Pick<Desired, 'service'>): string {
  return cluster === log.cluster ? service : rememberedAs({ cluster, service });
}

export function rememberedBy(service: ObservedService | undefined): string | undefined {
  return service && !isDeleted(service) ? service.tags[APP_TAG] : undefined;
}

/** Of one that is going or gone nothing can be taken away, and nothing has to. */
export function isStanding(observed: ObservedService | undefined): observed is ObservedService {
  return observed?.status === 'ACTIVE';
}
