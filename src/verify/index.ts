/** The only door of the verification: the Lambda and the commands take from here alone what they need of it. */

export type { Verify } from '../config/schema.ts';
export { readVerifySection } from '../config/verifySection.ts';
export { NotPossible } from '../errors.ts';
export { type Remembered, readWindow } from './explain.io.ts';
export { readMissing } from './missing.io.ts';
export { readNewestRow } from './newestRow.io.ts';
export { portionsOf } from './portions.ts';
export { readObject, recall } from './recall.io.ts';
export { type Replay, toReplay } from './replay.ts';
export { groupOf, namedOf } from './report/named.ts';
export { settingsOf } from './report/settings.ts';
export { clockfaceOf } from './report/when.ts';
export type { Outcome, VerifyReport } from './report.ts';
export { reportInputOf } from './reportInput.ts';
export { toReport } from './toReport.ts';
export { openVerifyWorld, type Verification, type VerifyWorld, verify } from './verify.io.ts';
