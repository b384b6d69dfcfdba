import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { LogSink } from '../../logs/sink.ts';
import type { SecretSource } from '../../secretsManager/secretsManager.ts';
import type { ContainerRecord, TaskRecord } from '../records/task.ts';
import type { Image, ImageCatalogue } from './image.ts';

/** The task cannot start; the message is ECS's `stoppedReason`. */
export class CannotStart extends Error {
  readonly container: string | undefined;

  constructor(message: string, container?: string) {
    super(message);
    this.name = 'CannotStart';
    this.container = container;
  }
}

export function repositoryOf(image: string): string {
  const last = image.slice(image.lastIndexOf('/') + 1);
  return last.split(/[:@]/)[0] ?? last;
}

/** "Pulls" an image: there has to be one of its name. */
export function pull(images: ImageCatalogue, { definition }: ContainerRecord): Image {
  const reference = definition.image ?? '';
  const image = images(repositoryOf(reference));
  if (image) return image;
  throw new CannotStart(
    `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${reference}: ${reference}: not found`,
    definition.name,
  );
}

/** The container's environment with its secrets. */
export function environmentOf(definition: ContainerDefinition, secrets: SecretSource): Record<string, string> {
  const plain = (definition.environment ?? []).map(({ name, value }) => [name ?? '', value ?? ''] as const);
  const secret = (definition.secrets ?? []).map(({ name, valueFrom }) => {
    const value = secretValue(valueFrom ?? '', secrets);
    if (value !== undefined) return [name ?? '', value] as const;
    throw new CannotStart(
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): ResourceNotFoundException: Secrets Manager can't find the specified secret.",
      definition.name,
    );
  });
  return Object.fromEntries([...plain, ...secret]);
}

/** A secret by its ARN; `ARN:key:stage:version` takes one key of a secret that is JSON. */
function secretValue(valueFrom: string, secrets: SecretSource): string | undefined {
  const whole = secrets.value(valueFrom);
  const parts = valueFrom.split(':');
  const key = parts[7];
  if (whole !== undefined || !key) return whole;
  const text = secrets.value(parts.slice(0, 7).join(':'));
  try {
    const value: unknown = JSON.parse(text ?? '{}')[key];
    return value === undefined ? undefined : String(value);
  } catch {
    return undefined;
  }
}

/** Where the container's lines go, or undefined without `awslogs`. The group has to exist; none is made here. */
export function outputOf(
  task: TaskRecord,
  { definition }: ContainerRecord,
  logs: LogSink,
  nowMs: () => number,
): ((line: string) => void) | undefined {
  const { logDriver, options = {} } = definition.logConfiguration ?? {};
  const group = options['awslogs-group'];
  if (logDriver !== 'awslogs' || !group) return undefined;
  if (!logs.hasGroup(group)) throw new CannotStart(noLogGroup(task), definition.name);
  const prefix = options['awslogs-stream-prefix'];
  const stream = prefix ? `${prefix}/${definition.name}/${task.id}` : task.id;
  return (line) => {
    // A group that was deleted meanwhile loses lines; it must not stop the container.
    if (logs.hasGroup(group)) logs.write(group, stream, nowMs(), line);
  };
}

function noLogGroup({ launchType }: TaskRecord): string {
  const fact = 'ResourceNotFoundException: The specified log group does not exist.';
  return launchType === 'FARGATE'
    ? `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ${fact}`
    : `CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: ${fact}`;
}

/** The images of all containers by name; a task starts no container while one image is missing. */
export function pullAll(images: ImageCatalogue, containers: readonly ContainerRecord[]): Map<string, Image> {
  return new Map(containers.map((container) => [container.definition.name ?? '', pull(images, container)]));
}

export function volumesOf(images: ReadonlyMap<string, Image>): (container: ContainerDefinition) => readonly string[] {
  return ({ name }) => images.get(name ?? '')?.volumes ?? [];
}
