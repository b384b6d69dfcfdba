import { LATE, within } from '../world/within.ts';
import type { Clock } from '../world/world.ts';
import { type Seen, seen, type Unseen } from './seen.ts';
import { unseenOf } from './unseen.ts';

/**
 * Makes one reading call. It never throws: what fails, or takes too long, is unseen.
 *
 * @param action the IAM action, `ec2:DescribeSubnets`.
 * @param absent the names by which AWS says that there is no such thing.
 */
export type Ask = <Value>(
  action: string,
  call: () => Promise<Value>,
  absent?: readonly string[],
) => Promise<Seen<Value>>;

/** How many calls are on their way at once: the slowest of AWS's APIs allow about 20 a second, shared with others. */
export const callsAtOnce = 8;

/** How long an answer is waited for, with all its repetitions: a service without a way to it shall hold a deploy up for moments. */
export const answerWithinMs = 15_000;

/** How long all of it may take: what is not asked by then is not asked. */
export const allWithinMs = 45_000;

/**
 * What asks, with no more calls on their way than `most`, whoever has them made, and for no longer than all of it may take.
 *
 * @param done aborted when nothing is asked any more.
 */
export function openAsk(clock: Clock, done: AbortSignal, most = callsAtOnce): Ask {
  const turns = openTurns(most);
  const end = openEnd(clock, done);
  return async (action, call, absent = []) => {
    await turns.begun();
    try {
      if (end.isOver()) return unseen(`${action} was not called: ${allWords}`);
      const value = await Promise.race([within(clock, answerWithinMs, call()), end.over]);
      if (value === OVER) return unseen(`${action} was not answered: ${allWords}`);
      if (value === LATE) return unseen(`${action} was not answered within ${answerWithinMs / 1_000} s`);
      return seen(value);
    } catch (thrown) {
      return unseenOf(action, thrown, absent);
    } finally {
      turns.over();
    }
  };
}

const OVER = Symbol('over');
const allWords = `the ${allWithinMs / 1_000} s for all checks were over`;

function unseen(because: string): Unseen {
  return { kind: 'unseen', because };
}

/** When the time for all of it is over; never where it was done before. */
function openEnd(clock: Clock, done: AbortSignal) {
  let isOver = false;
  const over = (clock.patience ?? clock.sleep)(allWithinMs, done).then(
    (): typeof OVER => {
      isOver = true;
      return OVER;
    },
    () => new Promise<never>(() => {}),
  );
  return { over, isOver: () => isOver };
}

function openTurns(most: number) {
  let free = most;
  const waiting: (() => void)[] = [];
  return {
    begun: async () => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    over: () => {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    },
  };
}
