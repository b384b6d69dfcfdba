import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ContainerContext, Image, ImageCatalogue } from '../aws/ecs/agent/image.ts';
import type { FluentdCommand } from '../fluentd/command.ts';

/** Where the collector finds its configuration, and who is told in which folder it writes for the batch. */
export interface CollectorFiles {
  readonly conf: string;
  onFolder(folder: string): void;
}

/**
 * The demo's two images. `fluentd` is what `docker build` would make of the rendered folder: the real Fluentd with the
 * rendered plugin and fluent.conf. Without Ruby it is the fallback collector. `batch` is the reference batch, run again and
 * again by itself where a container would run `cron -f`.
 */
export function demoImages(fluentd: FluentdCommand | undefined, files: CollectorFiles): ImageCatalogue {
  const collector = fluentd ? realFluentd(fluentd, files) : fallbackCollector(files);
  return (repository) => {
    if (repository.endsWith('fluentd')) return collector;
    if (repository.endsWith('batch')) return referenceBatch;
    return undefined;
  };
}

const root = resolve(import.meta.dirname, '../..');

/**
 * A task has its own network and its own files; a process here has not. So Fluentd listens on the task's loopback
 * address, and the paths of the rendered configuration are turned into the task's folders. Nothing else changes: plugin
 * and health check are those that were rendered, where they were rendered.
 */
function realFluentd(fluentd: FluentdCommand, { conf, onFolder }: CollectorFiles): Image {
  return {
    volumes: ['/fluentd/log'],
    start(container) {
      const rendered = dirname(conf);
      const log = container.hostPath('/fluentd/log');
      onFolder(join(log, 'access'));
      mkdirSync(container.scratch, { recursive: true });
      const [file, start] = ['fluent.conf', 'start.sh'].map((name) => moved(rendered, name, container.scratch, log));
      const plugin = join(rendered, 'plugin');
      const run = [fluentd.command, ...fluentd.args, '-I', join(plugin, 'lib'), '-c', file ?? ''];
      return {
        argv: ['/bin/sh', start ?? '', ...run],
        env: { ...fluentd.env, FLUENTD_BIND: container.address, FLUENTD_MONITOR_BIND: container.address },
        cwd: fluentd.cwd,
        healthCheck: [fluentd.command, '--disable-gems', join(plugin, 'bin/health'), container.address, '24224'],
      };
    },
  };
}

/** A rendered file with the task's folder in place of the volume's; where it stands then. */
function moved(rendered: string, name: string, scratch: string, log: string): string {
  const file = join(scratch, name);
  writeFileSync(file, readFileSync(join(rendered, name), 'utf8').replaceAll('/fluentd/log', log));
  return file;
}

function fallbackCollector({ onFolder }: CollectorFiles): Image {
  return {
    volumes: ['/fluentd/log'],
    start(container) {
      const folder = container.hostPath('/fluentd/log/access');
      onFolder(folder);
      const listening = `require('net').connect(24224, '${container.address}').on('connect', () => process.exit(0)).on('error', () => process.exit(1))`;
      return {
        argv: node('local/fluentd/fallback.ts', container.address, '24224', folder, 'access_log'),
        healthCheck: [process.execPath, '-e', listening],
      };
    },
  };
}

const referenceBatch: Image = {
  volumes: [],
  start(container) {
    return {
      argv: node('images/batch/main.ts', '--every', '1s'),
      env: { LOG_PATHS: logPaths(container) },
    };
  },
};

function logPaths(container: ContainerContext): string {
  const paths = (container.environment.LOG_PATHS ?? '/fluentd/log/access').split(':');
  return paths.map((path) => container.hostPath(path)).join(':');
}

function node(file: string, ...args: readonly string[]): [string, ...string[]] {
  return [process.execPath, join(root, file), ...args];
}
