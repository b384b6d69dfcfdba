import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ContainerContext, Image, ImageCatalogue } from '../../local/aws/ecs/agent/image.ts';
import type { FluentdCommand } from '../../local/fluentd/command.ts';
import { clockOf } from './clock.ts';

/** What the images are made of, and what they tell. */
export interface Images {
  readonly fluentd: FluentdCommand;
  readonly workspace: string;
  /** Whether the collector has a clock of its own, which the soak sets. */
  readonly isClockSet: boolean;
  /** Where the collector writes its files, each time that a task starts. */
  onFolder(folder: string): void;
}

/** The file in which the next collector finds at which point of its code it has to die. */
export function crashFile(workspace: string): string {
  return join(workspace, 'crash');
}

/** The rendered folder as its Dockerfile would make it, and the reference batch where a container has `cron -f`. */
export function soakImages(images: Images): ImageCatalogue {
  const [collector, batch] = [collectorImage(images), batchImage(images)];
  return (repository) => {
    if (repository.endsWith('fluentd')) return collector;
    return repository.endsWith('batch') ? batch : undefined;
  };
}

const root = resolve(import.meta.dirname, '../..');

function collectorImage({ fluentd, workspace, isClockSet, onFolder }: Images): Image {
  return {
    volumes: ['/fluentd/log'],
    start(container) {
      const rendered = join(workspace, 'rendered/fluentd');
      const conf = join(container.scratch, 'fluent.conf');
      const log = container.hostPath('/fluentd/log');
      onFolder(join(log, 'access'));
      mkdirSync(container.scratch, { recursive: true });
      writeFileSync(conf, readFileSync(join(rendered, 'fluent.conf'), 'utf8').replaceAll('/fluentd/log', log));
      const library = join(rendered, 'plugin/lib');
      return {
        argv: [fluentd.command, ...fluentd.args, '-I', library, '-c', conf, '--umask', '0'],
        env: {
          ...fluentd.env,
          FLUENTD_BIND: container.address,
          FLUENTD_MONITOR_BIND: container.address,
          ...crashOf(workspace),
          ...(isClockSet ? clockOf(workspace, fluentd) : {}),
        },
        cwd: fluentd.cwd,
        healthCheck: [
          fluentd.command,
          '--disable-gems',
          join(rendered, 'plugin/bin/health'),
          container.address,
          '24224',
        ],
      };
    },
  };
}

/** Taken once: the collector after the one that died goes on. */
function crashOf(workspace: string): Readonly<Record<string, string>> {
  const file = crashFile(workspace);
  if (!existsSync(file)) return {};
  const point = readFileSync(file, 'utf8');
  rmSync(file);
  return { LEGACY_LOG_CRASH: point };
}

function batchImage({ workspace }: Images): Image {
  return {
    volumes: [],
    start: (container) => ({
      argv: [process.execPath, join(root, 'images/batch/main.ts'), '--every', '1s'],
      env: { LOG_PATHS: logPaths(container), SOAK: workspace },
    }),
  };
}

function logPaths(container: ContainerContext): string {
  return (container.environment.LOG_PATHS ?? '').split(':').map(container.hostPath).join(':');
}
