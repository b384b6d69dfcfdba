import type { AwsWorld } from '../aws/world.ts';
import { NotPossible } from '../errors.ts';
import { listRevisions } from '../resources/task-definition/list.io.ts';
import { shortName } from '../resources/task-definition/name.ts';
import { readTaskDefinition } from '../resources/task-definition/read.io.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import { readHistory } from './history.io.ts';
import { candidates, candidatesOfFamily } from './ran.ts';
import { revisionOf, type Target } from './target.ts';

type World = Pick<AwsWorld, 'ecs'>;

interface Wish extends ServicePlace {
  readonly family: string;
  /** The ARN that the service runs, or is to run. */
  readonly running: string;
  /** Which one a person asks for; undefined for the previous good one. */
  readonly to: string | undefined;
}

/** The revision to go back to. @throws NotPossible where there is none that can run; ReadFailed. */
export async function findTarget(world: World, wish: Wish): Promise<Target> {
  return wish.to === undefined ? await previousGood(world, wish) : await named(world, wish, wish.to);
}

async function named(world: World, { family, running }: Wish, to: string): Promise<Target> {
  const name = revisionOf(to, family);
  if (shortName(running) === name) return { arn: running, because: 'it was asked for, and runs already', skipped: [] };
  const found = await readTaskDefinition(world, name);
  if (!found) throw new NotPossible(`there is no revision ${name}`, { hint: 'see them with: revisions' });
  if (!found.active) throw new NotPossible(`revision ${name} is INACTIVE: it was deregistered`, { hint: deregistered });
  return { arn: found.arn, because: 'it was asked for', skipped: [] };
}

const deregistered = 'ECS starts nothing of it; see those that are left with: revisions';

async function previousGood(world: World, wish: Wish): Promise<Target> {
  const { arns, because } = await inOrder(world, wish);
  const skipped: string[] = [];
  for (const arn of arns) {
    // What runs is no matter of registration: a revision that was deregistered meanwhile goes on running.
    if (arn === wish.running) return { arn, because, skipped };
    const found = await readTaskDefinition(world, arn);
    if (found?.active) return { arn, because, skipped };
    skipped.push(`${shortName(arn)} is ${found ? 'INACTIVE' : 'not there any more'}`);
  }
  const passedOver = skipped.length === 0 ? '' : ` (${skipped.join(', ')})`;
  throw new NotPossible(`there is nothing to go back to: no earlier revision is known to have run well${passedOver}`, {
    hint: 'see what there is with: revisions, and name one: --to N',
  });
}

async function inOrder(
  world: World,
  wish: Wish,
): Promise<{ readonly arns: readonly string[]; readonly because: string }> {
  const history = await readHistory(world, wish);
  if (history.kind === 'known') {
    return { arns: candidates(history.ran, wish.running), because: 'a deployment of it was SUCCESSFUL last' };
  }
  const arns = candidatesOfFamily(await listRevisions(world, wish.family), wish.running);
  return { arns, because: `it is the one before; whether it ever ran well is unknown (${history.because})` };
}
