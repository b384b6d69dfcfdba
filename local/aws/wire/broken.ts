import type { IncomingMessage, ServerResponse } from 'node:http';

/** A call whose caller does not get the answer that it should. */
export class Broken extends Error {
  readonly how: 'reset' | 'hangs' | 'stalls' | 'drips';
  readonly output: unknown;

  constructor(how: Broken['how'], output?: unknown) {
    super(how);
    this.how = how;
    this.output = output;
  }
}

const dripMs = 50;

/** Does to the connection what was ordered. */
export function breakOff({ how, output }: Broken, message: IncomingMessage, response: ServerResponse): void {
  if (how === 'reset') message.socket.destroy();
  if (how === 'reset' || how === 'hangs') return;
  const body = JSON.stringify(output);
  response.writeHead(200, {
    'content-type': 'application/x-amz-json-1.1',
    'content-length': Buffer.byteLength(body) + 1,
  });
  response.write(body.slice(0, Math.ceil(body.length / 2)));
  if (how === 'stalls') return;
  // Spaces are JSON as well: it never says anything and never ends.
  const timer = setInterval(() => response.write(' '), dripMs);
  response.once('close', () => clearInterval(timer));
}
