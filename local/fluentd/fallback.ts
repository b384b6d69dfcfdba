/**
 * The collector where there is no Ruby: the FluentServer of @fluent-org/logger, which speaks the forward protocol and
 * acks. Stands in for Fluentd in the demo only, for one stream in the json format: whole files, published by rename,
 * named as Fluentd names them. Started as `node fallback.ts HOST PORT FOLDER FILE`.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { FluentServer } from '@fluent-org/logger';

const [host = '127.0.0.1', port = '24224', folder = '.', file = 'access_log'] = process.argv.slice(2);
mkdirSync(join(folder, '.part'), { recursive: true });

let part: { readonly descriptor: number; readonly path: string; readonly name: string } | undefined;

const server = new FluentServer({ listenOptions: { host, port: Number(port) } });
server.on('entry', (_tag: string, _time: unknown, record: object) => {
  part ??= openPart();
  writeSync(part.descriptor, `${JSON.stringify(record)}\n`);
});

function openPart() {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const name = `${file}.${day}.${randomBytes(8).toString('hex')}.log`;
  const path = join(folder, '.part', name);
  return { descriptor: openSync(path, 'a'), path, name };
}

function publish(): void {
  if (part === undefined) return;
  closeSync(part.descriptor);
  renameSync(part.path, join(folder, part.name));
  part = undefined;
}

const publishing = setInterval(publish, 1000);
await server.listen();

process.once('SIGTERM', async () => {
  clearInterval(publishing);
  await server.close();
  publish();
  process.exit(0);
});
