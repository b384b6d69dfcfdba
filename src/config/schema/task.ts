import * as v from 'valibot';
import { whole } from './forms.ts';

// 196,608 units are the 192 vCPUs of the largest host; memory is bounded only so that a slip of the finger shows.
export const largestCpu = 196_608;
export const largestMemory = 33_554_432;

export const task = v.pipe(
  v.strictObject({
    cpu: v.optional(whole(128, largestCpu, 'CPU units of the whole task')),
    memory: v.optional(whole(128, largestMemory, 'Memory of the whole task, in MiB')),
  }),
  v.description('The size of the whole task; required on Fargate'),
);
