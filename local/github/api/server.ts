import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createComment, listComments, updateComment } from './comments.ts';
import { createDeployment, createStatus } from './deployments.ts';
import { type Asked, Refused, type Repository } from './state.ts';

export interface GithubServer {
  /** For GITHUB_API_URL. */
  readonly endpoint: string;
  /** `GET /repos/…`, in the order in which they came. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Operation = (repository: Repository, asked: Asked, id: number) => Answer;

/** What of GitHub's API is here; anything else is not there. */
const operations: Readonly<Record<string, Operation>> = {
  'GET /issues/0/comments': listComments,
  'POST /issues/0/comments': createComment,
  'PATCH /issues/comments/0': updateComment,
  'POST /deployments': createDeployment,
  'POST /deployments/0/statuses': createStatus,
};

/** Stands in for GitHub's API, for one repository, on 127.0.0.1. It is as strict as GitHub where that could hide a mistake. */
export async function startGithub(repository: Repository): Promise<GithubServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    void serve(repository, request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function serve(repository: Repository, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, body, headers = {} } = await answered(repository, request).catch(refused);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

async function answered(repository: Repository, request: IncomingMessage): Promise<Answer> {
  if (!request.headers['user-agent']) throw new Refused(403, 'Request forbidden by administrative rules.');
  const [, given] = /^(?:token|bearer) (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const token = repository.tokens.find((one) => one.token === given);
  if (token === undefined) throw new Refused(401, given === undefined ? 'Requires authentication' : 'Bad credentials');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://github');
  const origin = `http://${request.headers.host}`;
  const asked = { token, body: await read(request), query: searchParams, origin, path: pathname };
  if (pathname === '/graphql') return viewer(asked);
  const [, name, path = ''] = /^\/repos\/([^/]+\/[^/]+)(\/.*)$/.exec(pathname) ?? [];
  const id = Number(/\/(\d+)/.exec(path)?.[1] ?? 0);
  const operation = operations[`${request.method} ${path.replace(/\/\d+/, '/0')}`];
  if (name !== repository.name || operation === undefined) throw new Refused(404, 'Not Found');
  return operation(repository, asked, id);
}

/** The one question that is asked of GraphQL. */
function viewer({ token, body }: Asked): Answer {
  if (String(body.query).replace(/\s+/g, ' ').trim() !== 'query { viewer { login } }') {
    return { status: 200, body: { errors: [{ message: 'the stand-in knows the viewer only' }] } };
  }
  return { status: 200, body: { data: { viewer: { login: token.login } } } };
}

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new Refused(400, 'Problems parsing JSON');
  }
}

function refused(error: unknown): Answer {
  const { status, message, errors } = error instanceof Refused ? error : new Refused(500, String(error));
  return { status, body: { message, errors, documentation_url: 'https://docs.github.com/rest' } };
}
