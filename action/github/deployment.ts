import { type Octokit, refusalOf } from './open.ts';
import type { Place } from './place.ts';

export interface Deployment {
  readonly id: number;
  readonly environment: string;
}

/** A GitHub Deployment of the commit that this run is of. Its checks are the workflow's matter, so that GitHub waits for none. */
export async function createDeployment(octokit: Octokit, place: Place, environment: string): Promise<Deployment> {
  const { owner, repo, sha } = place;
  const { data } = await octokit.rest.repos.createDeployment({
    owner,
    repo,
    ref: sha,
    environment,
    auto_merge: false,
    required_contexts: [],
    description: 'legacy-log-ecs',
  });
  if (!('id' in data)) throw new Error(data.message ?? 'GitHub answered without a deployment');
  return { id: data.id, environment };
}

/** GitHub takes 140 characters of a description. */
const longest = 140;

/** What a deployment has come to, with the page of the run as its log. */
export async function tellDeployment(
  octokit: Octokit,
  place: Place,
  deployment: Deployment,
  { state, words }: { readonly state: 'in_progress' | 'success' | 'failure' | 'error'; readonly words: string },
): Promise<void> {
  const { owner, repo, runUrl } = place;
  const { id, environment } = deployment;
  const description = [...words].slice(0, longest).join('');
  await octokit.rest.repos.createDeploymentStatus({
    owner,
    repo,
    deployment_id: id,
    state,
    environment,
    description,
    log_url: runUrl,
  });
}

/** What to do where GitHub refused. */
export function deploymentRefused(error: unknown): string {
  const { because, isRight } = refusalOf(error);
  const hint = isRight ? '; the job needs permissions: deployments: write' : '';
  return `GitHub could not be told of the deployment: ${because}${hint}`;
}
