import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * An AWS endpoint that answers what a test writes down, for states that the local cloud never comes into: each operation
 * its texts in turn, the last one from then on.
 */
export async function startScripted(answers: Readonly<Record<string, readonly unknown[]>>) {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const turn = calls.filter((earlier) => earlier === operation).length;
    calls.push(operation);
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(answers[operation]?.[turn] ?? answers[operation]?.at(-1)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    /** The operations that were called, in order. */
    calls: calls as readonly string[],
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
}
