import { type Seen, seen } from './seen.ts';
import { unseenOf } from './unseen.ts';

/**
 * Makes one reading call. It never throws: what fails is unseen.
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

/** What asks, with no more calls on their way than `most`, whoever has them made. */
export function openAsk(most = callsAtOnce): Ask {
  let free = most;
  const waiting: (() => void)[] = [];
  const begun = async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const over = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async (action, call, absent = []) => {
    await begun();
    try {
      return seen(await call());
    } catch (thrown) {
      return unseenOf(action, thrown, absent);
    } finally {
      over();
    }
  };
}
