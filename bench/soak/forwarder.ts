import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fluentdCommand, projectRoot } from '../../local/fluentd/command.ts';
import type { FaultyWay } from './proxy.ts';

export interface Forwarder {
  stop(): Promise<void>;
}

/** The forwarder beside the application, started again whenever it ends, as ECS does with a container of a task. */
export function startForwarder(workspace: string, files: string, way: FaultyWay, tag: string): Forwarder {
  const fluentd = fluentdCommand();
  if (!fluentd) throw new Error('the forwarder needs the real Fluentd');
  const { command, args, cwd, env } = fluentd;
  const image = join(projectRoot, 'images/forwarder');
  const own = {
    LOG_PATHS: join(files, 'access.log'),
    FORWARD_SPOOL: join(workspace, 'spool'),
    FORWARD_HOST: way.host,
    FORWARD_PORT: String(way.port),
    FORWARD_TAG: tag,
  };
  const log = createWriteStream(join(workspace, 'forwarder.log'));
  const stopping = new AbortController();
  const argv = [...args, '--no-supervisor', '-I', join(image, 'lib'), '-c', join(image, 'fluent.conf')];
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const child = spawn(command, argv, {
        cwd,
        env: { ...process.env, ...env, ...own },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.stdout.pipe(log, { end: false });
      child.stderr.pipe(log, { end: false });
      const kill = () => child.kill('SIGKILL');
      stopping.signal.addEventListener('abort', kill);
      await new Promise((resolve) => child.once('close', resolve));
      stopping.signal.removeEventListener('abort', kill);
      await wait(200);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
      log.end();
    },
  };
}
