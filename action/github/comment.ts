import { type Octokit, refusalOf } from './open.ts';
import type { Place } from './place.ts';

/** What became of the comment; where it could not be written, why. */
export type Commented =
  | { readonly kind: 'created' | 'updated' | 'unchanged'; readonly url: string }
  | { readonly kind: 'refused'; readonly because: string; readonly isRight: boolean };

type On = Pick<Place, 'owner' | 'repo'> & { readonly pullRequest: number };

/**
 * Tells it in the one comment of the pull request that begins with the marker and is our own: it is brought up to date where it stands,
 * and written where it does not. What GitHub refuses is told to the caller, and no error.
 */
export async function comment(octokit: Octokit, on: On, marker: string, markdown: string): Promise<Commented> {
  const body = `${marker}\n${markdown}`;
  try {
    const own = await findOwn(octokit, on, marker);
    const { owner, repo, pullRequest } = on;
    if (own === undefined) {
      const { data } = await octokit.rest.issues.createComment({ owner, repo, issue_number: pullRequest, body });
      return { kind: 'created', url: data.html_url };
    }
    if (own.body === body) return { kind: 'unchanged', url: own.html_url };
    const { data } = await octokit.rest.issues.updateComment({ owner, repo, comment_id: own.id, body });
    return { kind: 'updated', url: data.html_url };
  } catch (error) {
    return { kind: 'refused', ...refusalOf(error) };
  }
}

/** Anybody may write the marker: only who we are may have written it for us. */
async function findOwn(octokit: Octokit, { owner, repo, pullRequest }: On, marker: string) {
  const all = await octokit.paginate(octokit.rest.issues.listComments, {
    owner,
    repo,
    issue_number: pullRequest,
    per_page: 100,
  });
  const marked = all.filter(({ body }) => body?.split(/\r?\n/, 1)[0] === marker);
  if (marked.length === 0) return undefined;
  const { viewer } = await octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }');
  return marked.find(({ user }) => isSame(viewer.login, user));
}

/** An app has `[bot]` behind its name in one API, and not always in the other. */
function isSame(login: string, user: { readonly login: string; readonly type: string } | null): boolean {
  if (user === null) return false;
  return user.login === login || (user.type === 'Bot' && user.login === `${login}[bot]`);
}
