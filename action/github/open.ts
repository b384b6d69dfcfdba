import { getOctokit } from '@actions/github';

export type Octokit = ReturnType<typeof openGithub>;

/** How long one call may take: less than a runner leaves to a job that is cancelled, which has said by then how it ended. */
const limitMs = 7_000;

/** GitHub's API, by GITHUB_API_URL and the runner's proxy. */
export function openGithub(token: string) {
  const octokit = getOctokit(token, { log: silent });
  octokit.hook.before('request', (options) => {
    options.request = { ...options.request, signal: AbortSignal.timeout(limitMs) };
  });
  return octokit;
}

/** Its warnings would go around the door. */
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Why GitHub did not do it, in a few words, and whether a right is missing. */
export function refusalOf(error: unknown): { readonly because: string; readonly isRight: boolean } {
  const { status } = (error ?? {}) as { readonly status?: unknown };
  const because = error instanceof Error ? error.message : String(error);
  return { because, isRight: status === 401 || status === 403 || status === 404 };
}
