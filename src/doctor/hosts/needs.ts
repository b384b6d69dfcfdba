import type { Task } from '@aws-sdk/client-ecs';
import type { TaskDefinitionInput } from '../../render/desired.ts';

/** What a task takes of its host: CPU units, and MiB. */
export interface Amount {
  readonly cpu: number;
  readonly memory: number;
}

/** What ECS looks for on a host: of the task, or else of all its containers, whose soft limit counts before the hard one. */
export function needsOf({ cpu, memory, containerDefinitions }: TaskDefinitionInput): Amount {
  return {
    cpu: cpu === undefined ? sum(containerDefinitions.map((container) => container.cpu)) : Number(cpu),
    memory:
      memory === undefined ? sum(containerDefinitions.map((container) => container.memoryReservation)) : Number(memory),
  };
}

/** A task of the service that a deploy stops before it starts the new one, so that what it takes is free by then. */
export interface Leaving extends Amount {
  /** The ARN of its container instance. */
  readonly host: string | undefined;
}

/** Where the task has no amount of its own, it is what its containers have together. */
export function toLeaving({ cpu, memory, containers = [], containerInstanceArn }: Task): Leaving {
  const ofContainers = {
    cpu: sum(containers.map((one) => Number(one.cpu ?? 0))),
    memory: sum(containers.map((one) => Number(one.memoryReservation ?? one.memory ?? 0))),
  };
  return {
    cpu: Number(cpu ?? 0) || ofContainers.cpu,
    memory: Number(memory ?? 0) || ofContainers.memory,
    host: containerInstanceArn,
  };
}

/** What of a host will be free once these are gone. */
export function freedOn(host: string, leaving: readonly Leaving[]): Amount & { readonly tasks: number } {
  const gone = leaving.filter((task) => task.host === host);
  return { cpu: sum(gone.map(({ cpu }) => cpu)), memory: sum(gone.map(({ memory }) => memory)), tasks: gone.length };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
