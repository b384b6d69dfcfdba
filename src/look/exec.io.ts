import { ExecuteCommandCommand, type Session } from '@aws-sdk/client-ecs';
import { write } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import { NotPossible } from '../errors.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import { containerForExec } from './canExec.ts';
import { findPlugin, runPlugin } from './plugin.io.ts';
import { pluginArguments } from './pluginCall.ts';
import { taskToLookAt } from './tasks.io.ts';

export interface ExecOptions {
  readonly container: string;
  readonly task: string | undefined;
  /** As a shell reads it; undefined for a shell. */
  readonly command: string | undefined;
}

/** What is left to tell when the session is over. */
export interface ExecReport {
  readonly outcome: 'ended' | 'failed';
  readonly task: string;
  readonly container: string;
  /** Of the plugin: ECS tells nobody the command's own. */
  readonly pluginExit: number;
}

/** Whom the terminal is handed over to. */
export interface Plugin {
  readonly find: () => string;
  readonly run: (plugin: string, args: readonly string[]) => Promise<number>;
}

/**
 * Runs a command in a container of the task that runs, in this terminal.
 *
 * @throws NotPossible where ECS Exec is off, its agent does not run, or the plugin is missing: before a session is opened.
 */
export async function exec(
  world: AwsWorld,
  place: ServicePlace,
  options: ExecOptions,
  { find, run }: Plugin = { find: findPlugin, run: runPlugin },
): Promise<ExecReport> {
  const task = await taskToLookAt(world, place, options.task);
  const { name: container, runtimeId = '' } = containerForExec(task, options.container);
  const plugin = find();
  const region = await regionOf(world);
  const session = await open(world, place, { task: task.id, container, command: options.command ?? '/bin/sh' });
  const pluginExit = await run(plugin, pluginArguments(session, task, runtimeId, region));
  return { outcome: pluginExit === 0 ? 'ended' : 'failed', task: task.id, container, pluginExit };
}

async function open(
  { ecsOnce }: Pick<AwsWorld, 'ecsOnce'>,
  { cluster }: ServicePlace,
  wanted: { readonly task: string; readonly container: string; readonly command: string },
): Promise<Session> {
  // Once: a second session would run the command a second time.
  return await write('ecs:ExecuteCommand', `open a session in container "${wanted.container}"`, async () => {
    const { session } = await ecsOnce.send(new ExecuteCommandCommand({ cluster, ...wanted, interactive: true }));
    return session ?? {};
  });
}

async function regionOf({ ecs }: Pick<AwsWorld, 'ecs'>): Promise<string> {
  try {
    return await ecs.config.region();
  } catch (cause) {
    throw new NotPossible('no AWS Region is set', { cause, hint: 'set region in the configuration, or AWS_REGION' });
  }
}
