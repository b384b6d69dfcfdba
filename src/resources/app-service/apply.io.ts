import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { sendOnce, write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { Desired } from '../../render/desired.ts';
import { toObserved } from '../service/observed.ts';
import { readService } from '../service/read.io.ts';
import { type ObservedService, primaryOf } from '../service/service.ts';
import { tagResource } from '../tags.io.ts';
import { APP_TAG, type AppPlace, type ObservedApp, partsFor, rememberedAs } from './appService.ts';
import { nextRevision } from './nextRevision.ts';
import { registerRevision } from './revision.io.ts';

type World = Pick<AwsWorld, 'ecs' | 'ecsOnce' | 'clock'>;

/**
 * Has the app run what is wanted. The log service remembers it first: what is set up and not remembered could not be
 * taken away again. Returns the app's service as AWS answered. @throws WriteFailed, ReadFailed, NotPossible.
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
  return await run(world, app, app.observed, taskDefinition);
}

/** Only the revision is sent: whatever else the service is made of stays. */
async function run(
  world: World,
  { cluster, service }: AppPlace,
  before: ObservedService,
  taskDefinition: string,
): Promise<ObservedService> {
  const send = async () => {
    const answer = await world.ecsOnce.send(new UpdateServiceCommand({ cluster, service, taskDefinition }));
    return toObserved(answer.service ?? {});
  };
  const started = async () => {
    const now = await readService(world, cluster, service, false);
    const primary = now && primaryOf(now);
    const isOurs = primary?.taskDefinitionArn === taskDefinition && primary.id !== primaryOf(before)?.id;
    return isOurs ? now : undefined;
  };
  return await write('ecs:UpdateService', `update the app’s service "${service}"`, () =>
    sendOnce(send, started, world.clock),
  );
}
