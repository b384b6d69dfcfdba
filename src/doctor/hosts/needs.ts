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

export function toLeaving({ cpu, memory, containerInstanceArn }: Task): Leaving {
  return { cpu: Number(cpu ?? 0), memory: Number(memory ?? 0), host: containerInstanceArn };
}

/** What of a host will be free once these are gone. */
export function freedOn(host: string, leaving: readonly Leaving[]): Amount & { readonly tasks: number } {
  const gone = leaving.filter((task) => task.host === host);
  return { cpu: sum(gone.map(({ cpu }) => cpu)), memory: sum(gone.map(({ memory }) => memory)), tasks: gone.length };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
