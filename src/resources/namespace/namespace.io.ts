import { refusalName } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { NamespaceInput } from '../../render/desired.ts';
import { tokenOf } from '../../values/canonical.ts';
import { patiently } from '../patiently.ts';
import type { Resource } from '../resource.ts';
import type { ObservedService } from '../service/service.ts';
import { createNamespace } from './create.io.ts';
import { diffNamespace } from './diff.ts';
import { type ObservedNamespace, soaTtl } from './namespace.ts';
import { ourNamespace } from './ours.io.ts';
import { readNamespaceById, readNamespaces } from './read.io.ts';
import { updateNamespace } from './update.io.ts';

/** The private DNS namespace that holds the name which senders use. */
export const namespace: Resource<
  ObservedNamespace | undefined,
  ObservedNamespace,
  { readonly service: ObservedService | undefined }
> = {
  name: 'namespace',
  removal: async () => (await import('./remove.io.ts')).namespaceRemoval,
  read: async (world, desired, others) => {
    const found = await readNamespaces(world, desired.namespace.Name);
    return await ourNamespace(world, desired.namespace, found, others.service);
  },
  diff: ({ desired, observed }) => ({
    differences: diffNamespace(desired.namespace, observed),
    standing: observed,
  }),
  apply: async (world, _step, { desired, observed }, signal) => ({
    standing: observed
      ? await updateNamespace(world, desired.namespace, observed, signal)
      : await create(world, desired.namespace, signal),
  }),
};

type World = Pick<AwsWorld, 'cloudMap' | 'clock'>;

async function create(world: World, desired: NamespaceInput, signal?: AbortSignal): Promise<ObservedNamespace> {
  const { id, adopted } = await createNamespace(world, desired, signal);
  if (!adopted) return { id, name: desired.Name, soaTtl: soaTtl(desired) };
  const found = await patiently(world.clock, () => readNamespaceById(world, id), { isEarly: isMissing, signal }).catch(
    (error: unknown) => {
      if (!isMissing(error)) throw error;
      return undefined;
    },
  );
  // A request of before is answered again with what it made, though that was deleted since.
  if (!found) return anew(world, desired, signal);
  return diffNamespace(desired, found).length === 0 ? found : await updateNamespace(world, desired, found, signal);
}

async function anew(world: World, desired: NamespaceInput, signal?: AbortSignal): Promise<ObservedNamespace> {
  const { id } = await createNamespace(world, desired, signal, tokenOf(desired, world.clock.nowMs()));
  return { id, name: desired.Name, soaTtl: soaTtl(desired) };
}

function isMissing(error: unknown): boolean {
  return refusalName(error) === 'NamespaceNotFound';
}
