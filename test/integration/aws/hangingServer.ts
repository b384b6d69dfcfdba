import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** How a server behaves that leaves its callers hanging. */
export type Behaviour = 'never answers' | 'stalls in the body' | 'drips' | 'breaks off in the body' | 'throttles';

const body = JSON.stringify({ services: [], failures: [{ arn: 'a', reason: 'MISSING' }] });

const answers: Readonly<Record<Behaviour, (response: ServerResponse, socket: Socket) => void>> = {
  'never answers': () => {},
  'stalls in the body': (response) => {
    response.writeHead(200, headers);
    response.write(body.slice(0, 10));
  },
  drips: (response) => {
    response.writeHead(200, headers);
    let at = 0;
    const timer = setInterval(() => response.write(body[at++ % 10] ?? ' '), 20);
    response.once('close', () => clearInterval(timer));
  },
  'breaks off in the body': (response, socket) => {
    response.writeHead(200, headers);
    response.write(body.slice(0, 10), () => socket.destroy());
  },
  throttles: (response) => {
    response.writeHead(400, { 'x-amzn-errortype': 'ThrottlingException' });
    response.end(JSON.stringify({ __type: 'ThrottlingException', message: 'Rate exceeded' }));
  },
};

const headers = { 'content-type': 'application/x-amz-json-1.1', 'content-length': 1_000 };

export interface HangingServer {
  readonly endpoint: string;
  /** How many requests came. */
  readonly requests: () => number;
  readonly close: () => void;
}

/** @param healthyAfter from which request on it answers as it should; by default never. */
export async function startHanging(
  behaviour: Behaviour,
  { healthyAfter = Number.POSITIVE_INFINITY, onRequest = () => {} } = {},
): Promise<HangingServer> {
  let requests = 0;
  const server: Server = createServer((message: IncomingMessage, response: ServerResponse) => {
    requests += 1;
    message.resume();
    if (requests > healthyAfter) response.end(body);
    else answers[behaviour](response, message.socket);
    onRequest();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
