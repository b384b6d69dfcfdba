/** The only door of the verification: the Lambda and the commands take from here alone what they need of it. */

export type { Verify } from '../config/schema.ts';
export { readVerifySection } from '../config/verifySection.ts';
export { NotPossible } from '../errors.ts';
export { portionsOf } from './portions.ts';
export { readObject, recall } from './recall.io.ts';
export type { Finding, ReportInput, ReportOptions } from './report/input.ts';
export { settingsOf } from './report/settings.ts';
export { type Totals, totalsOf } from './report/totals.ts';
export type { Outcome, VerifyReport } from './report.ts';
export { toReport } from './toReport.ts';
export { openVerifyWorld, type Verification, type VerifyWorld, verify } from './verify.io.ts';
