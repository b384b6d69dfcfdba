import { AwsError } from '../wire/awsError.ts';
import type { Time } from '../wire/time.ts';

/** A quota of calls in any one second. Without a number there is none. */
export function makeRate(callsPerSecond: number | undefined, time: Time): { take(): void } {
  const takenMs: number[] = [];
  return {
    take: () => {
      if (callsPerSecond === undefined) return;
      const nowMs = time.nowMs();
      while (takenMs[0] !== undefined && takenMs[0] <= nowMs - 1000) takenMs.shift();
      if (takenMs.length >= callsPerSecond) throw new AwsError('ThrottlingException', 'Rate exceeded');
      takenMs.push(nowMs);
    },
  };
}
