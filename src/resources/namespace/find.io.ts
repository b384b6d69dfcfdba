import type { AwsWorld } from '../../aws/world.ts';
import type { Desired } from '../../render/desired.ts';
import { readService } from '../service/read.io.ts';
import type { ObservedNamespace } from './namespace.ts';
import { ourNamespace } from './ours.io.ts';
import { readNamespaces } from './read.io.ts';

/** Our namespace with the names in it, as it stands by itself. @throws ReadFailed, NotPossible. */
export async function findNamespace(world: AwsWorld, desired: Desired): Promise<ObservedNamespace | undefined> {
  const { cluster, serviceName } = desired.service;
  const found = await readNamespaces(world, desired.namespace.Name);
  return await ourNamespace(world, desired.namespace, found, readService(world, cluster, serviceName, false));
}
