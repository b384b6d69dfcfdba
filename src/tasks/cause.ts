import { once } from '../values/once.ts';
import { failedItsCheck, type Stopped, toBlame } from './blame.ts';
import type { StoppedContainer } from './stoppedTask.ts';
import { troubleIn } from './troubles.ts';

/** Why a task stopped. */
export interface Cause {
  /**
   * `wanted`: a deployment, a change of the number or a person stopped it. `host`: what it ran on went away. Only
   * `failure` is the task's own.
   */
  readonly kind: 'failure' | 'wanted' | 'host';
  /** The container to blame; undefined where none is, or none is known. */
  readonly container: string | undefined;
  /** One sentence, which begins with the container to blame. */
  readonly fact: string;
  /** What a person can do. */
  readonly hint: string | undefined;
}

/** Why a task stopped, in one sentence that begins with the container to blame. */
export function causeOfStop(task: Stopped): string {
  return causeOf(task).fact;
}

/** Why a task stopped, by what ECS shows of it. */
export function causeOf(task: Stopped): Cause {
  const kind = kindOfStop(task);
  const whole = task.stoppedReason || task.stopCode || 'no reason given';
  const blamed = kind === 'failure' ? toBlame(task) : undefined;
  if (blamed === undefined) return { kind, container: undefined, fact: whole, hint: hintOfWhole(task, kind) };
  const own = failedItsCheck(task) ? withExit(blamed) : blamed.explanation;
  return {
    kind,
    container: blamed.name,
    fact: `container ${blamed.name} ${once([own, whole]).join('; ')}`,
    hint: hintOf(task, blamed),
  };
}

function withExit({ health }: StoppedContainer): string {
  return health === 'UNHEALTHY' ? 'is UNHEALTHY: it failed its health check' : 'failed its health check';
}

function kindOfStop({ stopCode, stoppedReason }: Stopped): Cause['kind'] {
  if (stopCode === 'UserInitiated' || /^Scaling activity initiated by/i.test(stoppedReason)) return 'wanted';
  if (stopCode === 'ServiceSchedulerInitiated') return /health check/i.test(stoppedReason) ? 'failure' : 'wanted';
  const byHost = ['SpotInterruption', 'TerminationNotice', 'InfrastructureHealth'].includes(stopCode);
  return byHost || /^Host EC2 \(instance /i.test(stoppedReason) ? 'host' : 'failure';
}

function hintOfWhole(task: Stopped, kind: Cause['kind']): string | undefined {
  if (kind === 'wanted') return undefined;
  if (task.stopCode === 'SpotInterruption') {
    return 'Spot took the capacity back: a singleton that must not stop belongs on capacity that stays';
  }
  if (kind === 'host') return 'its host went away: look at the cluster’s instances';
  return troubleIn(task.stoppedReason)?.hint;
}

function hintOf(task: Stopped, blamed: StoppedContainer): string {
  const { name, exitCode } = blamed;
  if (failedItsCheck(task)) return `look at the log of container ${name} and at what its health check asks for`;
  const trouble = troubleIn(blamed.reason) ?? troubleIn(task.stoppedReason);
  if (trouble) return trouble.hint;
  switch (exitCode) {
    case 0:
      return `container ${name} has to go on running: its command must stay in the foreground, as cron -f does`;
    case 126:
    case 127:
      return `the image of container ${name} cannot execute its command: look at command and at the image`;
    case 137:
      return `container ${name} was killed: give it more memory, or look at what killed it`;
    default:
      return `look at the log of container ${name}: its last lines say why`;
  }
}
