import type { AwsWorld } from '../aws/world.ts';
import type { Config } from '../config/schema.ts';
import type { Desired } from '../render/desired.ts';
import type { Step } from '../resources/step.ts';
import { type Ask, openAsk } from './ask.io.ts';
import { type Clients, openClients } from './clients.io.ts';
import { openShared, type Shared } from './shared.io.ts';

/** What every check looks with. */
export interface Room {
  readonly world: AwsWorld;
  readonly config: Config;
  readonly desired: Desired;
  /** What a deploy would do, so that only the rights that it needs are asked for; undefined: everything. */
  readonly steps: readonly Step[] | undefined;
  readonly region: string | undefined;
  readonly clients: Clients;
  readonly ask: Ask;
  /** What several checks read. */
  readonly shared: Shared;
}

/** @param done aborted when nothing is looked at any more. */
export async function openRoom(
  world: AwsWorld,
  config: Config,
  desired: Desired,
  steps: readonly Step[] | undefined,
  done: AbortSignal,
): Promise<Room> {
  const [clients, ask] = [openClients(world, done), openAsk(world.clock, done)];
  const shared = openShared({ world, desired, clients, ask });
  return { world, config, desired, steps, region: await regionOf(world), clients, ask, shared };
}

/** That of the SDK, which may come from a profile. */
async function regionOf({ ecs }: AwsWorld): Promise<string | undefined> {
  try {
    return await ecs.config.region();
  } catch {
    return undefined;
  }
}
