/** What `doctor` works with, behind one `import()`. */
export { openWorld, plan } from '../deploy/deploy.io.ts';
export { withCheck } from '../doctor/check.ts';
export { examine } from '../doctor/examine.io.ts';
export { judgePlan } from '../doctor/judgePlan.ts';
export { desiredFor } from './desired.io.ts';
export { examined } from './results/examined.ts';
