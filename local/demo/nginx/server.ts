import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createPlainServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const example = resolve(import.meta.dirname, '../../../examples/nginx/nginx.conf');

/** Why nginx cannot be run on this machine, if it cannot. */
export function withoutNginx(): string | undefined {
  return spawnSync('nginx', ['-v']).status === 0 ? undefined : 'there is no nginx on this machine';
}

export interface Nginx {
  /** On 127.0.0.1. */
  readonly port: number;
  /** The access log. */
  readonly log: string;
  readonly pidFile: string;
  readonly process: ChildProcess;
}

/** Starts nginx with the example's configuration, its places and its port within the folder, before the socket. */
export async function startNginx(folder: string, socket: string): Promise<Nginx> {
  for (let attempt = 1; ; attempt++) {
    const { nginx, errors } = await attemptAt(await freePort(), folder, socket);
    if (nginx !== undefined) return nginx;
    // Somebody took the port between asking for a free one and binding it.
    if (attempt === 5 || !errors.includes('Address already in use')) throw new Error(`nginx ended: ${errors}`);
  }
}

async function attemptAt(port: number, folder: string, socket: string): Promise<{ nginx?: Nginx; errors: string }> {
  const [log, pidFile, errors] = ['log/access.log', 'nginx.pid', 'nginx.error'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(join(folder, 'log'), { recursive: true });
  const conf = readFileSync(example, 'utf8')
    .replace('/dev/stderr', errors)
    .replace('/tmp/nginx.pid', pidFile)
    .replace('/var/log/app/access.log', log)
    .replace('/run/app/app.sock', socket)
    .replace('listen 8080', `listen 127.0.0.1:${port}`)
    .replace('http {', `http {\n${temporaryPaths(folder)}`);
  writeFileSync(join(folder, 'nginx.conf'), `daemon off;\n${asThisUser()}${conf}`);
  const child = spawn('nginx', ['-e', errors, '-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  while (!existsSync(pidFile) || readFileSync(pidFile, 'utf8') === '') {
    if (child.exitCode !== null) return { errors: readFileSync(errors, 'utf8') };
    await sleep(20);
  }
  return { nginx: { port, log, pidFile, process: child }, errors: '' };
}

/** Root's workers are nobody's otherwise, who may not enter the folder. */
function asThisUser(): string {
  return process.getuid?.() === 0 ? 'user root;\n' : '';
}

/** What the package keeps under /var/lib. */
function temporaryPaths(folder: string): string {
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return kinds.map((kind) => `    ${kind}_temp_path ${join(folder, kind)};`).join('\n');
}

/** nginx cannot be asked which port it was given. */
async function freePort(): Promise<number> {
  const server = createPlainServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The application behind nginx, at a unix socket. */
export async function startWebApp(socket: string, answer: string): Promise<{ close(): void }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-length': Buffer.byteLength(answer) }).end(answer);
  }).listen(socket);
  await once(server, 'listening');
  return { close: () => void server.close() };
}
