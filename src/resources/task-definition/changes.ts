import type { TaskDefinitionInput } from '../../render/desired.ts';
import { showChange } from '../showChange.ts';
import type { Change } from '../step.ts';
import { differTaskDefinition } from './differ.ts';
import { ECHO_TAG, echoOf } from './echo.ts';
import { normaliseTaskDefinition } from './normalise.ts';
import type { ObservedTaskDefinition } from './taskDefinition.ts';

/**
 * The fields that differ; empty where the revision is what is wanted, whoever registered it. Every field counts, since one
 * that the configuration does not name would be lost with the next revision anyway. Values that may be secrets show as
 * hashes.
 */
export function taskDefinitionChanges(desired: TaskDefinitionInput, observed: ObservedTaskDefinition): Change[] {
  const wanted = normaliseTaskDefinition(desired);
  const { normal, tags } = observed;
  const differing = differTaskDefinition(normal, wanted);
  const isAsEchoed = differing.length > 0 && tags[ECHO_TAG] === echoOf(wanted, normal);
  return isAsEchoed ? [] : differing.map(showChange);
}
