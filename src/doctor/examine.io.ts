import type { AwsWorld } from '../aws/world.ts';
import type { Config } from '../config/schema.ts';
import type { Desired } from '../render/desired.ts';
import type { Step } from '../resources/step.ts';
import { type Check, type Examination, type Finding, skip } from './check.ts';
import type { Look } from './look.ts';
import { openRoom, type Room } from './room.io.ts';
import { settingOf } from './settingOf.ts';
import { looks } from './table.io.ts';

export interface Examining {
  /** What the deploy would do, by which it is known which rights it needs; left out: those of a first deploy. */
  readonly steps?: readonly Step[];
  /** False for who only plans, whose role cannot and shall not deploy. */
  readonly deploying?: boolean;
}

/**
 * Looks whether what the configuration names is there and fits together, before anything is touched. Reads only, all
 * beside each other, and never throws: what cannot be read is a check that is skipped.
 */
export async function examine(
  world: AwsWorld,
  config: Config,
  desired: Desired,
  { steps, deploying = true }: Examining = {},
): Promise<Examination> {
  const before = world.calls.length;
  const done = new AbortController();
  const room = await openRoom(world, config, desired, steps, done.signal);
  const asked = looks.filter(({ name }) => deploying || name !== 'rights');
  const checks = (await Promise.all(asked.map((look) => checksOf(look, room)))).flat();
  done.abort();
  const missing = [...new Set(checks.flatMap((check) => check.missing ?? []))].sort();
  return { checks, missing, calls: world.calls.length - before };
}

/** A mistake in a check must not stop a deploy that is well. */
async function checksOf({ name, about, look }: Look, room: Room): Promise<readonly Check[]> {
  try {
    return (await look(room)).map((finding) => ({ name, ...settingIn(room, about, finding), ...finding }));
  } catch (thrown) {
    return [{ name, ...skip(`the check broke off: ${thrown instanceof Error ? thrown.message : String(thrown)}`) }];
  }
}

/** Only what has to be mended is looked for in the configuration. */
function settingIn({ config }: Room, about: readonly string[], finding: Finding): Pick<Check, 'setting'> {
  const isWell = finding.result === 'ok' || finding.result === 'skip';
  return isWell ? {} : { setting: settingOf(config, about, finding) };
}
