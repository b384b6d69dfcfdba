import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { get as ask } from '../../../local/demo/nginx/get.ts';
import { type Nginx, startNginx, startWebApp, withoutNginx } from '../../../local/demo/nginx/server.ts';
import { projectRoot } from '../../../local/fluentd/command.ts';
import { type ScriptedCollector, startCollector } from '../../support/collector.ts';
import { ownAddress, type RunningFluentd, startFluentd, withoutFluentd } from '../../support/fluentd.ts';

const missing = withoutFluentd ?? withoutNginx();
const address = ownAddress();

let folder: string;
let collector: ScriptedCollector;
let forwarder: RunningFluentd | undefined;
let nginx: Nginx | undefined;
let app: { close(): void } | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nginx-'));
  collector = await startCollector({ address });
});
afterEach(async () => {
  nginx?.process.kill('SIGTERM');
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
      app = await startWebApp(socket, 'hello');
      nginx = await startNginx(folder, socket);
      const { log, pidFile } = nginx;
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
      const rotating = spawn('sh', [join(projectRoot, 'examples/nginx/rotate.sh'), log, pidFile, '5']);
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

const get = (path: string, agent = 'test') => ask(nginx?.port ?? 0, { path, agent });
