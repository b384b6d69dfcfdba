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
  const fact = `verify.lostAfter is ${lostAfter}, not longer than settle (${settle})`;
  // The default of the one that is not written is right.
  const written = lostAfter === '6h' ? 'settle' : 'lostAfter';
  return [
    error(
      ['verify', written],
      fact,
      'lines are late from settle on, and lost after lostAfter: write the first shorter or the second longer',
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
