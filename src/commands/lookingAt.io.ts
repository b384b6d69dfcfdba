/** What `status`, `logs`, `exec` and `run` work with, behind one `import()`. */
export { exec } from '../look/exec.io.ts';
export { logs } from '../look/logs.io.ts';
export { placeOf } from '../look/place.io.ts';
export { runBatch } from '../look/runBatch.io.ts';
export { status } from '../look/status.io.ts';
export { desiredFor } from './desired.io.ts';
export { newestRowOf } from './newestRow.io.ts';
export { executed } from './results/executed.ts';
export { logRead, toldLine } from './results/logRead.ts';
export { lookedAt } from './results/lookedAt.ts';
export { ranOnce } from './results/ranOnce.ts';
export { watch } from './watch.io.ts';
export { worldOf } from './worldOf.io.ts';
