import type { AwsWorld } from '../../aws/world.ts';
import type { Desired } from '../../render/desired.ts';
import { runRevision } from '../service/runRevision.io.ts';
import type { ObservedService } from '../service/service.ts';
import { tagResource } from '../tags.io.ts';
import { APP_TAG, type ObservedApp, partsFor, rememberedAs } from './appService.ts';
import { nextRevision } from './nextRevision.ts';
import { registerRevision } from './revision.io.ts';

type World = Pick<AwsWorld, 'ecs' | 'ecsOnce' | 'clock'>;

/**
 * Has the app run what is wanted. The log service remembers it first: what is set up and not remembered could not be
 * taken away again. Returns the app's service with the deployment that runs it. @throws WriteFailed, ReadFailed, NotPossible.
 *
 * @param remember undefined where the log service remembers it already.
 */
export async function applyApp(
  world: World,
  desired: Desired,
  app: ObservedApp & { readonly observed: ObservedService },
  remember: { readonly logServiceArn: string } | undefined,
): Promise<ObservedService> {
  const parts = partsFor(desired.app, app);
  if (remember) await tagResource(world, remember.logServiceArn, [{ key: APP_TAG, value: rememberedAs(app) }]);
  const next = nextRevision(app, parts, desired.service.serviceName);
  if (!next) return app.observed;
  const taskDefinition = next.registered?.arn ?? (await registerRevision(world, next));
  const { cluster, service } = app;
  const what = `update the app’s service "${service}"`;
  return await runRevision(world, { cluster, service, taskDefinition, what }, app.observed);
}
