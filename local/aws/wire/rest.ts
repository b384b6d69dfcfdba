import type { IncomingHttpHeaders } from 'node:http';

/** A request of a service that speaks REST: method, path and headers say what is asked for. */
export interface RestRequest {
  readonly method: string;
  /** With the host that was asked, whose first label may be a bucket's name. */
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface RestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What a request asks for, in the SDK's words. */
export interface RestCall {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly run: () => Promise<RestAnswer>;
}

/** A service of the stand-in that speaks REST, as S3 does. Only one can be served, by whatever names no target. */
export interface RestService {
  /** As the SDK names it, `S3`. */
  readonly name: string;
  /** @throws AwsError for what is none of its operations */
  route(request: RestRequest): RestCall;
  /** An error as the service writes it. */
  refusal(error: { readonly code: string; readonly message: string; readonly status: number }): RestAnswer;
}
