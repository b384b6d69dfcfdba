import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { inUnits } from '../records/units.ts';
import { clientFault } from './refuse.ts';

/** CPU units → least and most memory and its step, in MiB; 256 and 512 have lists of their own. */
const sizes: Readonly<Record<number, readonly number[]>> = {
  256: [512, 1024, 2048],
  512: steps(1024, 4096, 1024),
  1024: steps(2048, 8192, 1024),
  2048: steps(4096, 16_384, 1024),
  4096: steps(8192, 30_720, 1024),
  8192: steps(16_384, 61_440, 4096),
  16384: steps(32_768, 122_880, 8192),
};

/** What Fargate refuses. Source: AWS, "Task definition differences for Fargate", and the sizes' table there. */
export function checkFargate(input: RegisterTaskDefinitionRequest): void {
  if (input.networkMode !== 'awsvpc') throw clientFault("Fargate only supports network mode 'awsvpc'.");
  if (!input.cpu) throw clientFault("Fargate requires that 'cpu' be defined at the task level.");
  if (!input.memory) throw clientFault("Fargate requires that 'memory' be defined at the task level.");
  const [cpu, memory] = [inUnits(input.cpu), inUnits(input.memory)];
  if (!sizes[cpu]?.includes(memory)) {
    throw clientFault(`No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory.`);
  }
  checkSums(input, cpu, memory);
  for (const volume of input.volumes ?? []) {
    if (volume.host?.sourcePath) throw clientFault('Fargate compatible task definitions do not support sourcePath');
    if (volume.dockerVolumeConfiguration) {
      throw clientFault('Fargate compatible task definitions do not support dockerVolumeConfiguration');
    }
  }
  if (input.containerDefinitions?.some(({ privileged }) => privileged)) {
    throw clientFault('Fargate compatible task definitions do not support privileged containers');
  }
}

function checkSums({ containerDefinitions = [] }: RegisterTaskDefinitionRequest, cpu: number, memory: number): void {
  const cpus = containerDefinitions.reduce((sum, container) => sum + (container.cpu ?? 0), 0);
  if (cpus > cpu) {
    throw clientFault(`The sum of the containers' cpu (${cpus}) is greater than the task's (${cpu}).`);
  }
  const kept = containerDefinitions.reduce((sum, one) => sum + (one.memoryReservation ?? one.memory ?? 0), 0);
  if (kept <= memory) return;
  throw clientFault(`The sum of the containers' memory (${kept}) is greater than the task's (${memory}).`);
}

function steps(from: number, to: number, step: number): number[] {
  return Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);
}
