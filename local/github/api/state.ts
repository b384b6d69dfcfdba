/** A token and what it may do, as a workflow's `permissions` say it. */
export interface Token {
  readonly token: string;
  /** `github-actions[bot]`, or a person. */
  readonly login: string;
  readonly type: 'Bot' | 'User';
  readonly permissions: Readonly<Partial<Record<'pull-requests' | 'deployments', 'read' | 'write'>>>;
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly user: Pick<Token, 'login' | 'type'>;
  body: string;
}

export interface Status {
  readonly state: string;
  readonly environment: string;
  readonly description: string;
  readonly log_url: string;
}

export interface Deployment {
  readonly id: number;
  readonly ref: string;
  readonly environment: string;
  readonly statuses: Status[];
}

/** One repository of GitHub. */
export interface Repository {
  /** `owner/name`. */
  readonly name: string;
  readonly pullRequests: readonly number[];
  readonly tokens: readonly Token[];
  readonly comments: Comment[];
  readonly deployments: Deployment[];
}

/** What a request is refused with, as GitHub words it. */
export class Refused extends Error {
  readonly status: number;
  readonly errors: readonly unknown[];

  constructor(status: number, message: string, errors: readonly unknown[] = []) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

/** A request that is known to be somebody's. */
export interface Asked {
  readonly token: Token;
  readonly body: Readonly<Record<string, unknown>>;
  readonly query: URLSearchParams;
  /** The endpoint's own address, for links. */
  readonly origin: string;
  readonly path: string;
}

/** A right that is missing is told so to a token of a workflow; of what may not even be read GitHub says that it is not there. */
export function needs({ token }: Asked, area: keyof Token['permissions'], level: 'read' | 'write'): void {
  const has = token.permissions[area];
  if (has === undefined) throw new Refused(404, 'Not Found');
  if (level === 'write' && has !== 'write') throw new Refused(403, 'Resource not accessible by integration');
}

/** Members that GitHub knows, as what they have to be; it leaves others alone, which would hide a slip. */
export function checked<Names extends string>(
  { body }: Asked,
  resource: string,
  members: Readonly<Record<Names, 'string' | 'string?' | 'boolean?' | 'array?'>>,
): Readonly<Record<string, unknown>> {
  for (const name of Object.keys(body)) {
    if (!(name in members)) throw new Refused(422, 'Validation Failed', [{ resource, field: name, code: 'unknown' }]);
  }
  for (const [name, kind] of Object.entries<string>(members)) {
    const value = body[name];
    if (value === undefined && kind.endsWith('?')) continue;
    if (value === undefined || value === '') throw missing(resource, name);
    const is = Array.isArray(value) ? 'array' : typeof value;
    if (is !== kind.replace('?', ''))
      throw new Refused(422, 'Invalid request', [{ resource, field: name, code: 'invalid' }]);
  }
  return body;
}

function missing(resource: string, field: string): Refused {
  return new Refused(422, 'Validation Failed', [{ resource, field, code: 'missing_field' }]);
}
