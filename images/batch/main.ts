import { runBatch } from './batch.io.ts';

await runBatch();
