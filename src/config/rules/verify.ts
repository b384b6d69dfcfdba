import { durationMs } from '../duration.ts';
import { error, type Finding } from '../finding.ts';
import type { Verify } from '../schema/verify.ts';
import { groupsNeedBucket, minutesFitHour, windowIsBucket } from './verify/buckets.ts';
import { knownZone, oneSignIn } from './verify/database.ts';
import { identityIsOne, identityNeedsLines } from './verify/identity.ts';
import { instantsExist } from './verify/instants.ts';
import { fieldsAreStars, filterIsOneStage, linesCountOnce, untilIsLater } from './verify/logs.ts';

type VerifyRule = (verify: Verify) => readonly Finding[];

/**
 * What is wrong with a verify section whose single values are right; paths begin with `verify`. For the Lambda,
 * whose event carries nothing but this section; a whole configuration comes by the same rules (`config/rules.ts`).
 */
export function verifyFindings(verify: Verify): readonly Finding[] {
  return verifyRules.flatMap((rule) => rule(verify));
}

/** What is first looked at when it would be lost already could never be late. */
const lostIsLater: VerifyRule = ({ settle, lostAfter }) => {
  if (durationMs(lostAfter) > durationMs(settle)) return [];
  return [
    error(
      ['verify', 'lostAfter'],
      `verify.lostAfter is ${lostAfter}, not longer than settle (${settle})`,
      'write a longer one, such as 6h: longer than the senders’ retries',
    ),
  ];
};

/** Apart, so that a wrong setting keeps only the rule quiet that reads it. */
export const verifyRules: readonly VerifyRule[] = [
  instantsExist,
  lostIsLater,
  windowIsBucket,
  minutesFitHour,
  groupsNeedBucket,
  identityIsOne,
  identityNeedsLines,
  oneSignIn,
  knownZone,
  filterIsOneStage,
  fieldsAreStars,
  untilIsLater,
  linesCountOnce,
];
