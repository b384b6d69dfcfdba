import { createHash } from 'node:crypto';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where in GitHub a run is. */
export interface Place {
  readonly owner: string;
  readonly repo: string;
  /** Undefined on another event. */
  readonly pullRequest: number | undefined;
  /** The commit that is deployed. */
  readonly sha: string;
  /** The page of the run. */
  readonly runUrl: string;
}

/** @param event the event's payload. Undefined where it cannot be known: GitHub is told nothing then. */
export function placeOf(environment: Environment, event: unknown): Place | undefined {
  const [owner, repo] = environment.GITHUB_REPOSITORY?.split('/') ?? [];
  if (!owner || !repo) return undefined;
  const server = environment.GITHUB_SERVER_URL || 'https://github.com';
  const { pull_request: request } = (event ?? {}) as { readonly pull_request?: { readonly number?: unknown } };
  return {
    owner,
    repo,
    pullRequest: typeof request?.number === 'number' ? request.number : undefined,
    sha: environment.GITHUB_SHA ?? '',
    runUrl: `${server}/${owner}/${repo}/actions/runs/${environment.GITHUB_RUN_ID ?? ''}`,
  };
}

/**
 * The line by which a comment is found again, which nobody sees: one a configuration and cluster, so that two services of a repository
 * have a comment each. A hash, since a name could end it.
 */
export function markerOf(config: string, cluster: string): string {
  const key = createHash('sha256')
    .update(JSON.stringify([config, cluster]))
    .digest('hex')
    .slice(0, 16);
  return `<!-- legacy-log-ecs plan ${key} -->`;
}
