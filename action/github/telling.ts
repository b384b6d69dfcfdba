import { context } from '@actions/github';
import type { GithubSettings } from '../../src/index.ts';
import * as core from '../out.ts';
import { cutTo } from '../summarise.ts';
import { comment } from './comment.ts';
import { createDeployment, type Deployment, deploymentRefused, tellDeployment } from './deployment.ts';
import { type Octokit, openGithub } from './open.ts';
import { markerOf, type Place, placeOf } from './place.ts';

/** How a command ended, as far as GitHub is told. */
export interface End {
  readonly markdown: string;
  readonly status: 'good' | 'not good' | 'unknown' | 'drifted';
  /** `succeeded`, `planned`, …; a word of ours. */
  readonly outcome: string;
}

export interface Telling {
  /** Never throws: what GitHub does not take is told in the log. */
  end(end: End): Promise<void>;
}

/** GitHub refuses a comment of more than 65,536 characters; these are bytes, of which a character has one or more. */
const longestComment = 65_000;

/** Begins to tell GitHub of a command: a plan on its pull request, a deploy as a deployment where that is asked for. */
export async function tellGithub(
  command: string,
  settings: GithubSettings,
  config: string,
  cluster: string,
): Promise<Telling> {
  const place = placeOf(process.env, context.payload);
  if (place === undefined) return { end: async () => {} };
  const octokit = openGithub(settings.token);
  const deployment = command === 'plan' ? undefined : await begin(octokit, place, settings.deployment);
  return {
    end: async (end) => {
      if (command === 'plan' && settings.comment) await tellPlan(octokit, place, markerOf(config, cluster), end);
      if (deployment !== undefined) await finish(octokit, place, deployment, end);
    },
  };
}

async function tellPlan(octokit: Octokit, place: Place, marker: string, { markdown }: End): Promise<void> {
  const { pullRequest } = place;
  if (pullRequest === undefined) return;
  const told = await comment(octokit, { ...place, pullRequest }, marker, cutTo(markdown, longestComment));
  if (told.kind !== 'refused') core.line(`the comment of the pull request is ${told.kind}: ${told.url}`);
  else core.notice(`${inSummary}: ${told.because}${told.isRight ? right : ''}`, { title: 'legacy-log-ecs' });
}

const inSummary = 'the plan stands in the job summary, and in no comment';
const right = '; the job needs permissions: pull-requests: write, which the pull request of a fork never has';

async function begin(octokit: Octokit, place: Place, environment: string | undefined): Promise<Deployment | undefined> {
  if (environment === undefined) return undefined;
  try {
    const deployment = await createDeployment(octokit, place, environment);
    await tellDeployment(octokit, place, deployment, { state: 'in_progress', words: 'the deploy has begun' });
    return deployment;
  } catch (error) {
    core.warning(deploymentRefused(error), { title: 'legacy-log-ecs' });
    return undefined;
  }
}

async function finish(octokit: Octokit, place: Place, deployment: Deployment, { status, outcome }: End): Promise<void> {
  // A rollout that nobody waits for goes on, and so does its deployment.
  if (outcome === 'in-progress') return;
  try {
    await tellDeployment(octokit, place, deployment, { state: states[status], words: outcome });
  } catch (error) {
    core.warning(deploymentRefused(error), { title: 'legacy-log-ecs' });
  }
}

const states = { good: 'success', 'not good': 'failure', drifted: 'failure', unknown: 'error' } as const;
