import type { Judged } from '../health/judgeHealth.ts';
import { primaryOf } from '../resources/service/service.ts';
import type { Blamed } from '../rollout/end.ts';
import { causeOf } from '../tasks/cause.ts';
import { defined } from '../values/defined.ts';
import type { Ending } from './ending.ts';
import { listeningWords } from './listeningWords.ts';
import { takenOver, type Wanted } from './takenOver.ts';

/** The last look at the service; undefined where none came to an end in time. */
export type Looked = Judged | 'cancelled' | undefined;

/**
 * How a deploy ends that had nothing against it until here: well only where the service is. What is unknown is a failure,
 * for unknown is never success.
 *
 * @param good how it ends if the service is well.
 * @param sofar what is certain whatever the service is like, in a few words.
 */
export function wellEnding(good: Ending, sofar: string, wanted: Wanted, looked: Looked): Ending {
  if (looked === 'cancelled') {
    return {
      ...good,
      outcome: 'in-progress',
      because: `${sofar}; the wait was cancelled before the service was seen to be well`,
    };
  }
  if (looked === undefined) {
    return {
      ...good,
      outcome: 'failed',
      because: `${sofar}, but whether the service is well is unknown: no answer in time`,
    };
  }
  const { health } = looked;
  const seen = { ...good, ...addressIn(looked), health };
  const overtaken = takenOver(seen, sofar, wanted, looked);
  if (overtaken) return overtaken;
  switch (health.verdict) {
    case 'healthy':
      return { ...seen, because: `${good.because}; ${health.because}` };
    case 'unknown':
      return {
        ...seen,
        outcome: 'failed',
        because: `${sofar}, but ${health.because}`,
        ...defined({ hint: health.hint }),
      };
    case 'degraded':
      return degraded(seen, sofar, looked);
  }
}

function degraded(seen: Ending, sofar: string, { health, crashed }: Judged): Ending {
  const known = new Set(seen.stoppedTasks.map(({ id }) => id));
  const stoppedTasks = [...seen.stoppedTasks, ...crashed.toReversed().filter(({ id }) => !known.has(id))];
  return {
    ...seen,
    outcome: 'degraded',
    // What a person has to mend comes first.
    because: `${health.because} (${sofar}); ${listeningWords({ health })}`,
    stoppedTasks,
    ...defined({ hint: health.hint, blamed: blamedIn(crashed) }),
  };
}

function blamedIn([last]: Judged['crashed']): Blamed | undefined {
  const container = last && causeOf(last).container;
  return last && container !== undefined ? { container, task: last } : undefined;
}

/** A deploy that came to no good end, with what runs instead and who listens. */
export function unwellEnding(ending: Ending, wanted: string | undefined, looked: Looked): Ending {
  if (looked === undefined || looked === 'cancelled') return ending;
  const { health, service } = looked;
  const runs = service && primaryOf(service)?.taskDefinitionArn;
  const isOther = runs !== undefined && runs !== wanted;
  const name = runs?.slice(runs.lastIndexOf('/') + 1) ?? '';
  const now = isOther && !ending.because.includes(name) ? `${name} is in charge now; ` : '';
  return {
    ...ending,
    ...addressIn(looked),
    because: `${ending.because}; ${now}${listeningWords(looked)}`,
    health,
    ...(isOther && { runs }),
  };
}

function addressIn({ health: { listening } }: Pick<Judged, 'health'>) {
  return listening.state === 'yes' ? { address: listening.address } : {};
}
