import { refusalName } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { NamespaceInput } from '../../render/desired.ts';
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

async function create(
  world: Pick<AwsWorld, 'cloudMap' | 'clock'>,
  desired: NamespaceInput,
  signal?: AbortSignal,
): Promise<ObservedNamespace> {
  const { id, adopted } = await createNamespace(world, desired, signal);
  if (!adopted) return { id, name: desired.Name, soaTtl: soaTtl(desired) };
  const isEarly = (error: unknown) => refusalName(error) === 'NamespaceNotFound';
  const found = await patiently(world.clock, () => readNamespaceById(world, id), { isEarly, signal });
  return diffNamespace(desired, found).length === 0 ? found : await updateNamespace(world, desired, found, signal);
}
