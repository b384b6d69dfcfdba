import { NotPossible } from '../errors.ts';
import { text, toggle } from './option.ts';
import { type Texts, valuesOf } from './values.ts';

/** What the Action takes beside the commands' options: how it tells GitHub of them. The command line has nobody to tell. */
export const github = {
  token: text({
    input: 'github-token',
    takes: 'TOKEN',
    words:
      'The token with which GitHub is told, that of the job (github.token) or another; a comment needs permissions: pull-requests: write, a deployment deployments: write',
    fallback: '',
  }),
  comment: toggle({
    input: 'comment',
    words: 'With github-token: tell a plan in one comment of the pull request, which later runs bring up to date',
    fallback: true,
  }),
  deployment: text({
    input: 'github-deployment',
    takes: 'NAME',
    words:
      'With github-token: tell a deploy as a GitHub Deployment to the environment of this name; not where the job has an environment, for which GitHub makes one itself',
  }),
};

export interface GithubSettings {
  readonly token: string;
  readonly comment: boolean;
  readonly deployment: string | undefined;
}

/** Undefined where GitHub is told nothing. @throws NotPossible for a deployment without the token that it takes. */
export function githubSettings(texts: Texts): GithubSettings | undefined {
  const { token = '', comment, deployment } = valuesOf(github, texts);
  if (token !== '') return { token, comment, deployment };
  if (deployment === undefined) return undefined;
  throw new NotPossible(`github-deployment is "${deployment}", and there is no github-token`, {
    hint: 'write github-token: ${{ github.token }}, and give the job permissions: deployments: write',
  });
}
