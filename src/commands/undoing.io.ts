/** What `rollback`, `destroy` and `revisions` work with, behind one `import()`. */
export { destroy } from '../undo/destroy.io.ts';
export { revisions } from '../undo/revisions.io.ts';
export { rollback } from '../undo/rollback.io.ts';
export { desiredFor } from './desired.io.ts';
export { tell } from './results/deployed.ts';
export { destroyed } from './results/destroyed.ts';
export { listed } from './results/listed.ts';
export { rolledBack } from './results/rolledBack.ts';
export { worldOf } from './worldOf.io.ts';
