import { exampleFolder } from '../config/inWorkflow.ts';
import type { Config } from '../config/schema.ts';
import type { Problem } from '../errors.ts';
import type { Draft } from '../init/draft.ts';
import type { HostPaths } from '../init/host/read.io.ts';
import type { LeftOut } from '../init/host/table.ts';
import type { Bare } from './command.ts';
import type { NewFile } from './newFiles.io.ts';

/** From what a configuration is written. */
export interface From {
  readonly service: string | undefined;
  readonly cluster: string | undefined;
  readonly host: HostPaths;
}

/** A configuration in the making, and what belongs to it. */
export interface Begin {
  readonly draft: Draft;
  /** The crontab for the batch's image. */
  readonly table: readonly NewFile[];
  /** Jobs that were taken out of it. */
  readonly left: readonly LeftOut[];
  readonly build: string | undefined;
  /** What is doubtful of the crontab. */
  readonly doubts: readonly Problem[];
  /** What a deploy of the configuration would do. */
  readonly planOf?: (config: Config) => Promise<string>;
}

/** Where render and the image's build look for it. */
export const crontab = `${exampleFolder}/batch/crontab`;

const nothing = { table: [], left: [], build: undefined, doubts: [] };

/** @throws ReadFailed, ConfigInvalid for files of the host that cannot be read */
export async function draftFrom({ service, cluster, host }: From, context: Bare): Promise<Begin> {
  if (service !== undefined && cluster !== undefined) return fromLive(cluster, service, context);
  const isOfHost = Object.values(host).some((path) => path !== undefined);
  return isOfHost ? fromHost(host, cluster) : fromNothing(cluster);
}

async function fromNothing(cluster: string | undefined): Promise<Begin> {
  const { minimalDraft } = await import('../init/minimalDraft.ts');
  return { draft: minimalDraft(cluster), ...nothing };
}

async function fromHost(paths: HostPaths, cluster: string | undefined): Promise<Begin> {
  const [{ readHost }, { hostDraft }] = await Promise.all([
    import('../init/host/read.io.ts'),
    import('../init/host/hostDraft.ts'),
  ]);
  const host = await readHost(paths);
  const { table } = host;
  const user = table?.withoutUsers ? ' --build-arg CRONTAB_USER=<the user whose crontab it was>' : '';
  return {
    draft: hostDraft(host, cluster),
    table: table ? [{ path: crontab, text: table.text }] : [],
    left: table?.left ?? [],
    build:
      table &&
      `legacy-log-ecs render --out ${exampleFolder}, then docker build --build-arg BATCH_IMAGE=<the image of your batch>${user} ${exampleFolder}/batch`,
    doubts: table?.warnings ?? [],
  };
}

async function fromLive(cluster: string, service: string, context: Bare): Promise<Begin> {
  const [{ worldOf, plan, desiredFor }, { readLive }, { liveDraft }, { planText }, { unplanned }] = await Promise.all([
    import('./deploying.io.ts'),
    import('../init/live/read.io.ts'),
    import('../init/live/liveDraft.ts'),
    import('../report/deploy/planText.ts'),
    import('../init/unplanned.ts'),
  ]);
  const world = worldOf(context);
  const draft = liveDraft(await readLive(world, { cluster, service }));
  const planned = async (config: Config) => planText(await plan(world, await desiredFor(config, world)));
  const planOf = (config: Config) => planned(config).catch(unplanned);
  return { draft, ...nothing, planOf };
}
