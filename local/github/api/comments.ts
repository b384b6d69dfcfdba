import { type Asked, type Comment, checked, needs, Refused, type Repository } from './state.ts';

/** Source: "REST API endpoints for issue comments", and what GitHub answers to a body that is longer. */
const longest = 65_536;

export function listComments(repository: Repository, asked: Asked, issue: number) {
  needs(asked, 'pull-requests', 'read');
  assertIssue(repository, issue);
  const { query, origin, path } = asked;
  const size = Math.min(Number(query.get('per_page') ?? 30), 100);
  const page = Number(query.get('page') ?? 1);
  const all = repository.comments.filter((comment) => comment.issue === issue);
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (to: number, rel: string) => `<${origin}${path}?per_page=${size}&page=${to}>; rel="${rel}"`;
  return {
    status: 200,
    body: all.slice((page - 1) * size, page * size).map((comment) => shown(repository, comment)),
    headers: page < last ? { link: `${link(page + 1, 'next')}, ${link(last, 'last')}` } : {},
  };
}

export function createComment(repository: Repository, asked: Asked, issue: number) {
  needs(asked, 'pull-requests', 'write');
  assertIssue(repository, issue);
  const { login, type } = asked.token;
  const comment = { id: repository.comments.length + 1, issue, user: { login, type }, body: bodyOf(asked) };
  repository.comments.push(comment);
  return { status: 201, body: shown(repository, comment) };
}

export function updateComment(repository: Repository, asked: Asked, id: number) {
  needs(asked, 'pull-requests', 'write');
  const comment = repository.comments.find((one) => one.id === id);
  if (comment === undefined) throw new Refused(404, 'Not Found');
  comment.body = bodyOf(asked);
  return { status: 200, body: shown(repository, comment) };
}

function bodyOf(asked: Asked): string {
  const body = String(checked(asked, 'IssueComment', { body: 'string' }).body);
  if (body.trim() === '')
    throw new Refused(422, 'Validation Failed', [{ resource: 'IssueComment', field: 'body', code: 'missing_field' }]);
  if ([...body].length > longest) {
    throw new Refused(422, 'Validation Failed', [
      {
        resource: 'IssueComment',
        field: 'body',
        code: 'custom',
        message: `body is too long (maximum is ${longest} characters)`,
      },
    ]);
  }
  return body;
}

function assertIssue({ pullRequests }: Repository, issue: number): void {
  if (!pullRequests.includes(issue)) throw new Refused(404, 'Not Found');
}

function shown({ name }: Repository, { id, issue, user, body }: Comment) {
  return { id, user, body, html_url: `https://github.com/${name}/pull/${issue}#issuecomment-${id}` };
}
