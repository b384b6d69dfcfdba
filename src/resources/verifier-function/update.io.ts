import { UpdateFunctionCodeCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { WriteFailed } from '../../errors.ts';
import { poll } from '../../world/poll.ts';
import type { Step } from '../step.ts';
import { configurationOf } from './read.io.ts';
import { settledOf } from './settled.ts';
import { type Code, type ObservedFunction, settingsVariable } from './verifierFunction.ts';

type World = Pick<AwsWorld, 'lambda' | 'clock'>;

/** An update takes seconds, and a minute or two in a VPC. */
const pace = { firstMs: 500, factor: 1.5, longestMs: 5_000 };
const patienceMs = 300_000;

export interface Wanted {
  readonly code: Code;
  readonly settings: string;
}

/**
 * Gives a function the code and the settings that differ. Lambda does one update at a time and refuses another meanwhile, so
 * that each is waited for, and one that somebody else has begun.
 *
 * @throws WriteFailed, ReadFailed; the signal's reason.
 */
export async function updateFunction(
  world: World,
  { name: FunctionName, variables }: ObservedFunction,
  changes: Step['changes'],
  { code, settings }: Wanted,
  signal?: AbortSignal,
): Promise<void> {
  const client = await world.lambda();
  const differs = (path: string) => changes.some((change) => change.path === path);
  await settle(world, FunctionName, signal);
  if (differs('code')) {
    await write('lambda:UpdateFunctionCode', `give the function "${FunctionName}" its code`, () =>
      client.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: code.zip })),
    );
    await settle(world, FunctionName, signal);
  }
  if (differs('settings')) {
    const Environment = { Variables: { ...variables, [settingsVariable]: settings } };
    await write('lambda:UpdateFunctionConfiguration', `give the function "${FunctionName}" its settings`, () =>
      client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment })),
    );
    await settle(world, FunctionName, signal);
  }
}

/** Waits until Lambda is done with the function. What it did not come to an end with is no success. */
async function settle(world: World, name: string, signal?: AbortSignal): Promise<void> {
  const look = async () => settledOf(await configurationOf(world, name));
  const limitMs = world.clock.nowMs() + patienceMs;
  const polled = await poll(world.clock, look, { pace, limitMs, signal });
  signal?.throwIfAborted();
  if (polled.kind !== 'found') throw new WriteFailed(`Lambda has not ended its update of "${name}" in five minutes`);
  if (polled.value !== 'ready') throw new WriteFailed(`Lambda could not update "${name}": ${polled.value.failed}`);
}
