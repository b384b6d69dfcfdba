import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });

/** Asks nginx, and takes the answer to its end. */
export function get(port: number, { path, agent: userAgent }: { path: string; agent: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, agent, headers: { 'user-agent': userAgent } });
    asked.on('response', async (response) => resolve((await response.toArray()).join('')));
    asked.on('error', reject).end();
  });
}
