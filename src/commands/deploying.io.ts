/** What `plan`, `deploy` and `doctor` work with, behind one `import()`: in a bundle each is a file more to open. */
export { deploy, plan } from '../deploy/deploy.io.ts';
export { inPlaces, withCheck } from '../doctor/check.ts';
export { judgePlan } from '../doctor/judgePlan.ts';
export { desiredFor } from './desired.io.ts';
export { lookFirst } from './lookFirst.io.ts';
export { deployed, tell } from './results/deployed.ts';
export { judgeDrift } from './results/drift.ts';
export { examined } from './results/examined.ts';
export { planned } from './results/planned.ts';
export { worldOf } from './worldOf.io.ts';
