import type { ServiceInput } from '../../render/desired.ts';
import type { Change, Difference } from '../step.ts';
import { tagChanges } from '../tags.ts';
import { refuseFixed } from './fixed.ts';
import { elsewhereOf, formerNames } from './formerNames.ts';
import { FORCE, startDeployment } from './members.ts';
import { differService, normaliseService } from './normal.ts';
import { type References, referring } from './references.ts';
import { isDeleted, type ObservedService, primaryOf } from './service.ts';

/**
 * What has to be done for the service to run as wanted.
 *
 * @param force start a new deployment even when nothing differs.
 * @throws NotPossible for a service that is being deleted, and for what UpdateService never changes.
 */
export function diffService(
  desired: ServiceInput,
  observed: ObservedService | undefined,
  references: References,
  force = false,
): Difference[] {
  const name = desired.serviceName;
  if (!observed || isDeleted(observed)) {
    const reason = observed ? 'the service of that name was deleted' : 'there is no service of that name';
    return [{ name, action: 'create', reason, changes: [] }];
  }
  refuseFixed(desired, observed);
  const changes = serviceChanges(desired, observed, references);
  const tags = tagChanges(desired.tags, observed.tags);
  const again = reasonToForce(observed, changes, force);
  if (changes.length + tags.length === 0 && again === undefined) return [];
  const forced: Change[] = again === undefined ? [] : [{ path: FORCE, before: null, after: true }];
  const reasons = [...(changes.length > 0 ? ['it does not run what is wanted'] : []), ...(again ? [again] : [])];
  const reason = `${reasons.join(', and ') || 'its tags differ'}${renamed(observed, references)}`;
  return [{ name, action: 'update', reason, changes: [...changes, ...tags, ...forced] }];
}

/** Senders that still use a name which the service leaves find nobody, and nothing else would tell. */
function renamed(observed: ObservedService, { registryArn, namespace }: References): string {
  const names = formerNames(observed, registryArn, namespace);
  if (names.length === 0) return '';
  const elsewhere = elsewhereOf(observed, registryArn, namespace);
  const stays = elsewhere.map((id) => `aws servicediscovery delete-service --id ${id}`).join(', ');
  const left = stays === '' ? '' : `, and stays in another namespace until it is removed: ${stays}`;
  return `; nobody will be found under the name ${names.join(', ')} any more, which was its name until now${left}`;
}

/** The managed fields that differ; what the configuration leaves out is not among them. */
function serviceChanges(desired: ServiceInput, observed: ObservedService, references: References): Change[] {
  const wanted = normaliseService({ ...desired, ...referring(references) });
  return differService('', observed.normal, wanted, false);
}

/** ECS starts no more tasks for a rollout that failed, so a push that starts no other would wait for nothing. */
function reasonToForce(observed: ObservedService, changes: readonly Change[], force: boolean): string | undefined {
  if (force) return 'a new deployment was asked for';
  if (startDeployment(changes)) return undefined;
  return primaryOf(observed)?.rolloutState === 'FAILED' ? 'the last rollout of this revision failed' : undefined;
}
