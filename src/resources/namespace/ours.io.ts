import type { AwsWorld } from '../../aws/world.ts';
import { ReadFailed } from '../../errors.ts';
import type { NamespaceInput } from '../../render/desired.ts';
import { VPC_TAG } from '../../render/tags.ts';
import { readDiscoveryServices } from '../discovery-service/read.io.ts';
import { isDeleted, type ObservedService } from '../service/service.ts';
import { type ObservedNamespace, oneNamespace } from './namespace.ts';

type World = Pick<AwsWorld, 'cloudMap' | 'settings' | 'calls'>;

/**
 * The namespace of a name that our VPC resolves, or undefined: one of the same name may be of another VPC, and senders
 * would find nothing there. Cloud Map does not tell whose it is; the VPCs of its hosted zone do.
 *
 * Where there is one namespace of the name, our service is registered in it, and was so with this very VPC configured, nobody
 * is asked: this is how a deploy that changes nothing finds it. A namespace never leaves its VPC.
 *
 * @param found those of the name.
 * @throws ReadFailed where it cannot be told; NotPossible where several are of the VPC.
 */
export async function ourNamespace(
  world: World,
  desired: Pick<NamespaceInput, 'Name' | 'Vpc'>,
  found: readonly ObservedNamespace[],
  service: Promise<ObservedService | undefined>,
): Promise<ObservedNamespace | undefined> {
  const [only, ...more] = found;
  if (!only) return undefined;
  if (more.length === 0) {
    const whole = await withServices(world, only);
    if (isKnown(await service, whole, desired.Vpc)) return whole;
    return (await isOfVpc(world, only, desired.Vpc)) ? whole : undefined;
  }
  const answers = await Promise.allSettled(found.map((one) => isOfVpc(world, one, desired.Vpc)));
  const ours = oneNamespace(
    desired.Name,
    found.filter((_, index) => answered(answers[index])),
  );
  if (ours) return await withServices(world, ours);
  const failed = answers.find((answer) => answer.status === 'rejected');
  if (failed) throw failed.reason;
  return undefined;
}

async function withServices(world: World, namespace: ObservedNamespace): Promise<ObservedNamespace> {
  return { ...namespace, services: await readDiscoveryServices(world, namespace.id) };
}

function isKnown(
  service: ObservedService | undefined,
  { services = [] }: ObservedNamespace,
  vpc: string | undefined,
): boolean {
  if (!service || isDeleted(service) || service.tags[VPC_TAG] !== vpc) return false;
  return services.some(({ arn }) => service.normal.serviceRegistries.includes(arn));
}

function answered(answer: PromiseSettledResult<boolean> | undefined): boolean {
  return answer?.status === 'fulfilled' && answer.value;
}

async function isOfVpc(world: World, { id, name, zoneId }: ObservedNamespace, vpc: string): Promise<boolean> {
  if (zoneId === undefined) {
    throw new ReadFailed(`Cloud Map does not tell the hosted zone of the namespace "${name}" (${id})`, {
      hint: 'whether it is of your VPC is unknown: name another namespace in discovery.namespace',
    });
  }
  const { readZoneVpcs } = await import('./zone.io.ts');
  return (await readZoneVpcs(world, zoneId)).includes(vpc);
}
