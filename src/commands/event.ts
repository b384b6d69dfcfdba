import { isMapping } from '../values/mapping.ts';

/** What of a workflow's event decides what `auto` means. */
export interface WorkflowEvent {
  /** `push`, `pull_request`; undefined where no workflow runs. */
  readonly name: string | undefined;
  readonly ref: string | undefined;
  /** A push that deleted its ref: the run then has the default branch's files. */
  readonly isDeletion: boolean;
  /** A pull request from another repository, to which GitHub gives no secrets and no token for a role. */
  readonly isFromFork: boolean;
  readonly hasCredentials: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables by which an earlier step, the runner's machine or a person hands over credentials. */
const credentials = [
  'AWS_ACCESS_KEY_ID',
  'AWS_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/** @param payload the event as GitHub's webhook has it. */
export function eventOf(environment: Environment, payload: unknown): WorkflowEvent {
  const [head, base] = [at(payload, 'pull_request', 'head', 'repo'), at(payload, 'pull_request', 'base', 'repo')];
  return {
    name: environment.GITHUB_EVENT_NAME || undefined,
    ref: environment.GITHUB_REF || undefined,
    isDeletion: at(payload, 'deleted') === true,
    // By the repositories, since in a repository that is itself a fork its own branches are of a fork as well. A fork that
    // was deleted since is null.
    isFromFork: at(head, 'full_name') !== at(base, 'full_name'),
    hasCredentials: credentials.some((name) => environment[name]),
  };
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isMapping(inner) ? inner[name] : undefined), value);
}
