import { capacityPlace, runsOn } from '../capacity.ts';
import { error, type Finding } from '../finding.ts';
import type { Config } from '../schema.ts';
import { each, unlessWrong } from './unlessWrong.ts';

interface Size {
  readonly cpu: number;
  readonly memory: number;
}

/**
 * Fargate's task sizes: CPU units, then MiB from, to and in steps of.
 * Source: RegisterTaskDefinition's `memory` in the API reference of Amazon ECS.
 */
const fargateTable = [
  [256, 512, 1024, 512],
  [256, 2048, 2048, 1024],
  [512, 1024, 4096, 1024],
  [1024, 2048, 8192, 1024],
  [2048, 4096, 16_384, 1024],
  [4096, 8192, 30_720, 1024],
  [8192, 16_384, 61_440, 4096],
  [16_384, 32_768, 122_880, 8192],
] as const;

const fargateSizes: readonly Size[] = fargateTable.flatMap(([cpu, from, to, step]) =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => ({ cpu, memory: from + index * step })),
);

/** Fargate takes a task only with a size, and only with one of its own. */
export function fargateSize(config: Config): readonly Finding[] {
  if (runsOn(config) !== 'FARGATE') return [];
  const absent = (['cpu', 'memory'] as const).filter((name) => unlessWrong(() => config.task[name] === undefined));
  if (absent.length > 0) {
    const names = absent.map((name) => `task.${name}`).join(' and ');
    return [error(capacityPlace(config), `Fargate needs ${names}`, nearestSize(config))];
  }
  const { cpu, memory } = config.task;
  if (fargateSizes.some((size) => size.cpu === cpu && size.memory === memory)) return [];
  return [error(['task', 'cpu'], `Fargate has no task of ${cpu} CPU units with ${memory} MiB`, nearestSize(config))];
}

/** RegisterTaskDefinition refuses containers that keep more CPU units than their task has. */
export function cpuFits(config: Config): readonly Finding[] {
  const { cpu } = config.task;
  const sum = containersCpu(config);
  if (cpu === undefined || sum <= cpu) return [];
  return [
    error(
      ['task', 'cpu'],
      `the containers keep ${sum} CPU units, the task has ${cpu}`,
      'raise task.cpu, or lower fluentd.cpu and batch.cpu',
    ),
  ];
}

/** "The sum of all container 'memoryReservation' values cannot be greater than the value of the task 'memory'." */
export function memoryFits(config: Config): readonly Finding[] {
  const { memory } = config.task;
  const sum = containersMemory(config);
  if (memory === undefined || sum <= memory) return [];
  return [
    error(
      ['task', 'memory'],
      `the containers keep ${sum} MiB, the task has ${memory}`,
      'raise task.memory, or lower fluentd.memoryReservation and batch.memoryReservation',
    ),
  ];
}

/** A container's hard limit lies between what is kept for it and what its task has. */
export function hardLimits(config: Config): readonly Finding[] {
  return each(['fluentd', 'batch'] as const, (name) => {
    const { memory, memoryReservation } = config[name];
    const most = unlessWrong(() => config.task.memory) ?? Number.POSITIVE_INFINITY;
    if (memory === undefined || (memory >= memoryReservation && memory <= most)) return [];
    const fact =
      memory < memoryReservation
        ? `${name}.memory is ${memory}, less than its memoryReservation of ${memoryReservation}`
        : `${name}.memory is ${memory}, more than the task’s ${most}`;
    const range = most === Number.POSITIVE_INFINITY ? '' : ` and at most ${most}`;
    return [error([name, 'memory'], fact, `write at least ${memoryReservation}${range}, or leave it out`)];
  });
}

/** Fargate kills a container after 120 seconds at the latest. */
export function fargateStop(config: Config): readonly Finding[] {
  if (runsOn(config) !== 'FARGATE') return [];
  return each(['fluentd', 'batch'] as const, (name) =>
    config[name].stopTimeout <= 120
      ? []
      : [
          error(
            [name, 'stopTimeout'],
            `${name}.stopTimeout is ${config[name].stopTimeout}, longer than Fargate waits`,
            'on Fargate from 2 to 120 seconds',
          ),
        ],
  );
}

function containersCpu(config: Config): number {
  return config.fluentd.cpu + config.batch.cpu;
}

function containersMemory(config: Config): number {
  return config.fluentd.memoryReservation + config.batch.memoryReservation;
}

/** The size to write; where it is not known what the containers need, the way to write one. */
function nearestSize(config: Config): string {
  const size = unlessWrong(() => {
    const { cpu = containersCpu(config), memory = containersMemory(config) } = config.task;
    return nearest({ cpu, memory });
  });
  if (size === undefined) return 'write one that holds both containers, such as `task: { cpu: 1024, memory: 2048 }`';
  return `the nearest size is \`task: { cpu: ${size.cpu}, memory: ${size.memory} }\``;
}

/** The smallest size that holds what is needed, else the largest. */
function nearest(needed: Size): Size {
  const fitting = fargateSizes.find((size) => size.cpu >= needed.cpu && size.memory >= needed.memory);
  return fitting ?? { cpu: 16_384, memory: 122_880 };
}
