import type { State } from './state.ts';

/** What is held against the last line of a run that was cancelled. */
export interface Seen {
  readonly exitCode: number | null;
  readonly lastLine: string;
  /** How many calls that change something were carried out. */
  readonly writes: number;
  readonly state: State;
}

/** What is not so in a last line, or undefined where all of it is. */
export function untruth({ exitCode, lastLine, writes, state }: Seen): string | undefined {
  if (exitCode === 0) return state.services.length === 1 ? undefined : 'ended well, and there is no service';
  if (lastLine.includes('nothing was written')) return writes === 0 ? undefined : `${writes} writes were carried out`;
  if (/the rollout goes on|before the service was seen to be well/.test(lastLine))
    return state.services.length === 1 ? undefined : 'there is no service';
  const [, done] = /; done: (.*?)(?:; |$)/.exec(lastLine) ?? [];
  const [, left] = /; not begun: (.*?)(?:; |$)/.exec(lastLine) ?? [];
  if (done === undefined && left === undefined && !lastLine.includes('; no step is done'))
    return 'it says nothing of the state';
  const missing = stepsIn(done).find((resource) => !stands(resource, state));
  if (missing !== undefined) return `${missing} is said to be done, and does not stand`;
  const made = stepsIn(left).find((resource) => stands(resource, state));
  return made === undefined ? undefined : `${made} is said not to be begun, and stands`;
}

/** The resources of steps in words, `create log-group "/ecs/access-log"`. */
function stepsIn(words = ''): string[] {
  return [...words.matchAll(/create ([a-z-]+) "/g)].map(([, resource = '']) => resource);
}

function stands(resource: string, state: State): boolean {
  const counts: Readonly<Record<string, number>> = {
    namespace: state.namespaces.length,
    'discovery-service': state.discoveryServices.length,
    'log-group': state.logGroups.length,
    'task-definition': state.revisions,
    service: state.services.length,
  };
  return (counts[resource] ?? 0) > 0;
}
