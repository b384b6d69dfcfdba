import { type Resource, standingOf } from '../resource.ts';
import type { ObservedService } from '../service/service.ts';
import { applyApp } from './apply.io.ts';
import { type AppPlace, nameOf, type ObservedApps, partsFor, rememberedAs } from './appService.ts';
import { diffApps } from './diff.ts';
import { readApps } from './read.io.ts';

/** A service of the app that was set up or given up. */
export interface SetUp extends AppPlace {
  readonly before: ObservedService;
  readonly now: ObservedService;
}

/** Who sends: a service that is somebody else's, and only what is added to its task definition is ours. */
export const appService: Resource<
  ObservedApps | undefined,
  SetUp | undefined,
  { readonly service: ObservedService | undefined },
  { readonly service: ObservedService }
> = {
  name: 'app-service',
  read: (world, desired, others) => readApps(world, desired, others.service),
  diff: ({ desired, observed }) => ({ differences: observed ? diffApps(desired, observed) : [], standing: undefined }),
  apply: async (world, { name }, { desired, observed, standing }) => {
    const app = observed?.places.find((place) => nameOf(place, desired) === name);
    if (!app?.observed) throw new Error(`no service ${name} of the app was read`);
    const before = app.observed;
    const isKnown = !partsFor(desired.app, app) || observed?.remembered === rememberedAs(app);
    const remember = isKnown ? undefined : { logServiceArn: standingOf(standing, 'service').arn };
    const { cluster, service } = app;
    return {
      standing: {
        cluster,
        service,
        before,
        now: await applyApp(world, desired, { ...app, observed: before }, remember),
      },
    };
  },
};
