import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { CannotStart } from './cannotStart.ts';
import { environmentOf } from './environment.ts';
import { followContainer } from './followContainer.ts';
import type { ContainerContext, Image } from './image.ts';
import { outputOf } from './output.ts';
import { startProcess } from './process.ts';
import type { ContainerRun, TaskRun } from './taskRun.ts';
import { hostPath, type Mount, makeFolders, mountsOf } from './volumes.ts';

/** Starts one container as a process; `images` are those of all containers, by the containers' names. */
export async function startContainer(
  run: TaskRun,
  container: ContainerRun,
  images: ReadonlyMap<string, Image>,
  address: string,
): Promise<void> {
  const { task, tools } = run;
  const { definition } = container.record;
  const image = images.get(definition.name ?? '');
  if (!image) throw new CannotStart('CannotCreateContainerError: no such image', definition.name);
  const files = await layOut(run, definition, images);
  const onLine = outputOf(task, container.record, tools.logs, tools.time.nowMs) ?? (() => undefined);
  const context = contextOf(definition, address, files, environmentOf(definition, tools.secrets));
  const command = image.start(context);
  const env = { ...ownEnvironment(), ...context.environment, ...command.env };
  const options = { env, cwd: command.cwd ?? files.scratch, reaper: tools.reaper };
  run.stopping.signal.throwIfAborted();
  container.process = await startProcess({ ...options, argv: command.argv, onLine });
  container.record.lastStatus = 'RUNNING';
  container.milestones.reach('START');
  followContainer(run, container, options, { instead: command.healthCheck, address });
}

/** Where a container's files stand on this machine. */
interface Files {
  readonly scratch: string;
  readonly mounts: readonly Mount[];
}

async function layOut(
  { task, tools }: TaskRun,
  definition: ContainerDefinition,
  images: ReadonlyMap<string, Image>,
): Promise<Files> {
  const folder = join(tools.directory, 'tasks', task.id);
  const scratch = join(folder, 'containers', definition.name ?? '');
  const volumesOfImage = ({ name }: ContainerDefinition) => images.get(name ?? '')?.volumes ?? [];
  const mounts = mountsOf(task.definition, definition, volumesOfImage, { lasting: tools.directory, task: folder });
  await mkdir(scratch, { recursive: true });
  await makeFolders(mounts);
  return { scratch, mounts };
}

function contextOf(
  definition: ContainerDefinition,
  address: string,
  { scratch, mounts }: Files,
  environment: Record<string, string>,
): ContainerContext {
  return {
    name: definition.name ?? '',
    image: definition.image ?? '',
    command: definition.command,
    environment,
    address,
    scratch,
    hostPath: (containerPath) => hostPath(mounts, scratch, containerPath),
  };
}

/** Of this machine's environment a container sees where programs are, and a home. */
function ownEnvironment(): Record<string, string> {
  return { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/' };
}
