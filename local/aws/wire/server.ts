import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from './answer.ts';
import { AwsError } from './awsError.ts';
import { Broken, breakOff } from './broken.ts';
import type { Call } from './call.ts';
import type { CallRecord } from './calls.ts';
import { makeEarlier } from './earlier.ts';
import { type Failures, makeFailures } from './failures.ts';
import { type Ledger, noted, toAwsError } from './noted.ts';
import { type Request, readRequest, writeError, writeOutput } from './protocol.ts';
import { isQuery, readQueryCall } from './query.ts';
import type { RestService } from './rest.ts';
import { readRestCall } from './restJson.ts';
import { readRest, writeRest } from './restProtocol.ts';
import type { AwsService } from './service.ts';
import type { Time } from './time.ts';
import { refuseXml } from './xmlDialect.ts';

export interface AwsServer {
  /** `http://127.0.0.1:port`, for `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  /** Every call that was answered, in the order of the answers. */
  readonly calls: readonly CallRecord[];
  readonly failNext: Failures['add'];
  /** Forgets the failures that were ordered and did not come about. */
  readonly failNoMore: () => void;
  /** While cut, every connection breaks off and nothing is carried out: to AWS, the caller is dead. */
  readonly cut: (isCut: boolean) => void;
  close(): Promise<void>;
}

/** Serves the AWS services on 127.0.0.1 over plain HTTP; a free port is taken when none is given. */
export async function startServer(
  services: readonly AwsService[],
  options: { readonly time: Time; readonly port?: number; readonly rest?: RestService },
): Promise<AwsServer> {
  const desk: Desk = {
    calls: [],
    failures: makeFailures(),
    earlier: makeEarlier(),
    isCut: false,
    services,
    byTarget: new Map(services.map((service) => [service.target, service])),
    nowMs: options.time.nowMs,
    rest: options.rest,
  };
  const server = createServer((message, response) => void serve(desk, message, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: desk.calls,
    failNext: desk.failures.add,
    failNoMore: desk.failures.clear,
    cut: (isCut) => {
      desk.isCut = isCut;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What every call is answered with. */
interface Desk extends Ledger {
  readonly services: readonly AwsService[];
  readonly byTarget: ReadonlyMap<string, AwsService>;
  /** Takes what names no target. */
  readonly rest: RestService | undefined;
}

async function serve(desk: Desk, message: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const named = isQuery(message) ? await readForm(desk, message) : await readRestCall(desk.services, message);
    if (named) return await serveNamed(desk, named, message, response);
    const { rest } = desk;
    if (rest && message.headers['x-amz-target'] === undefined) return await serveRest(desk, rest, message, response);
    const request = await readRequest(message);
    const service = desk.byTarget.get(request.target);
    if (!service) throw new AwsError('UnknownOperationException', `there is no service "${request.target}"`);
    writeOutput(response, await call(desk, service, request));
  } catch (thrown) {
    if (thrown instanceof Broken) breakOff(thrown, message, response);
    else if (thrown instanceof NoForm) refuseXml(response, thrown, 'query');
    else writeError(response, toAwsError(thrown, 'server'));
  }
}

/** A form that cannot be read is refused in XML, whichever service it was for. */
class NoForm extends AwsError {}

async function readForm({ services }: Desk, message: IncomingMessage): Promise<Call> {
  try {
    return await readQueryCall(services, message);
  } catch (thrown) {
    const { code, message: words } = toAwsError(thrown, 'server');
    throw new NoForm(code, words);
  }
}

async function serveNamed(desk: Desk, named: Call, message: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    named.write(response, await call(desk, named.service, named));
  } catch (thrown) {
    if (thrown instanceof Broken) breakOff(thrown, message, response);
    else named.refuse(response, toAwsError(thrown, named.operation));
  }
}

async function serveRest(desk: Desk, rest: RestService, message: IncomingMessage, response: ServerResponse) {
  try {
    const { operation, input, run } = rest.route(await readRest(message));
    writeRest(response, await noted(desk, rest.name, { operation, input }, run));
  } catch (thrown) {
    if (thrown instanceof Broken) breakOff(thrown, message, response);
    else writeRest(response, rest.refusal(toAwsError(thrown, 'server')));
  }
}

function call(
  desk: Desk,
  service: AwsService,
  { operation, input }: Pick<Request, 'operation' | 'input'>,
): Promise<unknown> {
  return noted(desk, service.name, { operation, input }, () => answer(service, operation, input));
}
