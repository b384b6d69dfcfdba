/** What `plan` and `deploy` work with, behind one `import()`: in a bundle each is a file more to open. */
export { deploy, openWorld, plan } from '../deploy/deploy.io.ts';
export { desiredFor } from './desired.io.ts';
export { lookFirst } from './lookFirst.io.ts';
export { deployed, tell } from './results/deployed.ts';
export { planned } from './results/planned.ts';
