import { refusalName } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import { patiently } from './patiently.ts';

/**
 * Looks at several things of which one may be listed and then not be found, since it is being deleted: then all is looked
 * at anew, for half a minute. @throws what the last look threw.
 */
export async function anew<Value>({ clock }: Pick<AwsWorld, 'clock'>, look: () => Promise<Value>): Promise<Value> {
  return await patiently(clock, look, { isEarly: isGone });
}

const goneNames: readonly string[] = [
  'NamespaceNotFound',
  'NoSuchHostedZone',
  'ServiceNotFound',
  'ResourceNotFoundException',
];

function isGone(error: unknown): boolean {
  return goneNames.includes(refusalName(error));
}
