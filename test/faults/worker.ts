import { parentPort, workerData } from 'node:worker_threads';
import { judgeAll } from './series.ts';

await judgeAll(workerData, (judged) => parentPort?.postMessage(judged));
