import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectRoot } from '../../../local/fluentd/command.ts';
import { type ScriptedCollector, startCollector } from '../../support/collector.ts';
import { ownAddress, type RunningFluentd, startFluentd, withoutFluentd } from '../../support/fluentd.ts';

const hasNginx = spawnSync('nginx', ['-v']).status === 0;
const missing = withoutFluentd ?? (hasNginx ? undefined : 'there is no nginx on this machine');
const address = ownAddress();

let folder: string;
let collector: ScriptedCollector;
let forwarder: RunningFluentd | undefined;
let nginx: ChildProcess | undefined;
let app: Server | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nginx-'));
  await mkdir(join(folder, 'log'));
  collector = await startCollector({ address });
});
afterEach(async () => {
  nginx?.kill('SIGTERM');
  await forwarder?.stop('SIGKILL');
  app?.close();
  await collector.close();
  await rm(folder, { recursive: true, force: true });
});

describe.skipIf(missing)(
  `nginx and an application over a unix socket${missing ? ` (skipped: ${missing})` : ''}`,
  () => {
    test('each request is one line at the collector, once, through rotations', async () => {
      const socket = join(folder, 'app.sock');
      app = createServer((_request, response) => response.writeHead(200, { 'content-length': 5 }).end('hello')).listen(
        socket,
      );
      await once(app, 'listening');
      const log = join(folder, 'log/access.log');
      nginx = await startNginx(socket, log);
      forwarder = await startFluentd(
        join(projectRoot, 'images/forwarder/fluent.conf'),
        address,
        ['--no-supervisor', '-I', join(projectRoot, 'images/forwarder/lib')],
        {
          env: {
            LOG_PATHS: log,
            FORWARD_SPOOL: join(folder, 'spool'),
            FORWARD_HOST: address,
            FORWARD_PORT: String(collector.port),
          },
        },
      );
      const rotating = spawn('sh', [
        join(projectRoot, 'examples/nginx/rotate.sh'),
        log,
        join(folder, 'nginx.pid'),
        '5',
      ]);
      let sent = 0;
      try {
        while (sent < 300 || !existsSync(`${log}.1`)) {
          expect(await get(`/orders?n=${sent}`)).toBe('hello');
          sent += 1;
        }
        expect(await get('/x', 'curl "quoted" \\ back')).toBe('hello');
        await until(() => lines().length > sent);
      } finally {
        rotating.kill();
      }
      // In which order lines come of the file before a rotation and of the one after it, nobody promises.
      const [others, numbered] = [lines().filter((line) => !numberOf(line)), lines().filter(numberOf)];
      const numbers = numbered.map((line) => Number(numberOf(line)));
      expect(numbers.toSorted((one, other) => one - other)).toEqual(Array.from({ length: sent }, (_, n) => n));
      expect(others).toHaveLength(1);
      expect(others[0]).toMatch(
        /^127\.0\.0\.1 - - \[.+\] "GET \/x HTTP\/1\.1" 200 5 "-" "curl \\x22quoted\\x22 \\x5C back" "-"$/,
      );
    });
  },
);

const lines = () => collector.came.flatMap(({ records }) => records.map(({ message }) => String(message)));
const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50));
};
const numberOf = (line: string) => /n=(\d+)/.exec(line)?.[1];
const port = 18_080;

/** The example as it is, at this test's places. */
async function startNginx(socket: string, log: string): Promise<ChildProcess> {
  const example = await readFile(join(projectRoot, 'examples/nginx/nginx.conf'), 'utf8');
  const conf = example
    .replace('/tmp/nginx.pid', join(folder, 'nginx.pid'))
    .replace('/var/log/app/access.log', log)
    .replace('/run/app/app.sock', socket)
    .replace('listen 8080', `listen 127.0.0.1:${port}`)
    .replace('http {', `http {\n${temporary()}`);
  await writeFile(join(folder, 'nginx.conf'), `daemon off;\nuser root;\n${conf}`);
  const child = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' });
  await until(() => spawnSync('sh', ['-c', `test -s ${join(folder, 'nginx.pid')}`]).status === 0);
  return child;
}

/** What the package keeps under /var/lib, where a test has no business. */
function temporary(): string {
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return kinds.map((kind) => `    ${kind}_temp_path ${join(folder, kind)};`).join('\n');
}

function get(path: string, agent = 'test'): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers: { 'user-agent': agent } }, async (response) => {
      resolve((await response.toArray()).join(''));
    });
    asked.on('error', reject).end();
  });
}
