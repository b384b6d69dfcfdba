import type { AwsWorld } from '../aws/world.ts';
import { NotPossible } from '../errors.ts';
import { listRevisions } from '../resources/task-definition/list.io.ts';
import { shortName } from '../resources/task-definition/name.ts';
import { readTaskDefinition } from '../resources/task-definition/read.io.ts';
import type { ObservedTaskDefinition } from '../resources/task-definition/taskDefinition.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import { isMapping } from '../values/mapping.ts';
import { readHistory } from './history.io.ts';
import { candidates, candidatesOfFamily } from './ran.ts';
import { revisionOf, type Target } from './target.ts';

type World = Pick<AwsWorld, 'ecs'>;

interface Wish extends ServicePlace {
  readonly family: string;
  /** The names of the containers that make a log service. */
  readonly containers: readonly string[];
  /** The ARN that the service runs, or is to run. */
  readonly running: string;
  /** Which one a person asks for; undefined for the previous good one. */
  readonly to: string | undefined;
}

/** The revision to go back to. @throws NotPossible where there is none that can run; ReadFailed. */
export async function findTarget(world: World, wish: Wish): Promise<Target> {
  return wish.to === undefined ? await previousGood(world, wish) : await named(world, wish, wish.to);
}

async function named(world: World, { family, running, containers }: Wish, to: string): Promise<Target> {
  const name = revisionOf(to, family);
  if (shortName(running) === name) return { arn: running, because: 'it was asked for, and runs already', skipped: [] };
  const found = await readTaskDefinition(world, name);
  if (!found) throw new NotPossible(`there is no revision ${name}`, { hint: 'see them with: revisions' });
  if (!found.active) throw new NotPossible(`revision ${name} is INACTIVE: it was deregistered`, { hint: deregistered });
  const [missing] = missingIn(found, containers);
  if (missing !== undefined) throw new NotPossible(`revision ${name} has no container ${missing}`, { hint: foreign });
  return { arn: found.arn, because: 'it was asked for', skipped: [] };
}

const foreign = 'somebody else has registered it in this family; see what each of them holds with: revisions';
const deregistered = 'ECS starts nothing of it; see those that are left with: revisions';

async function previousGood(world: World, wish: Wish): Promise<Target> {
  const { arns, because } = await inOrder(world, wish);
  const skipped: string[] = [];
  for (const arn of arns) {
    // What runs is no matter of registration: a revision that was deregistered meanwhile goes on running.
    if (arn === wish.running) return { arn, because, skipped };
    const found = await readTaskDefinition(world, arn);
    const [missing] = found ? missingIn(found, wish.containers) : [];
    if (found?.active && missing === undefined) return { arn, because, skipped };
    skipped.push(`${shortName(arn)} ${whyNot(found, missing)}`);
  }
  const passedOver = skipped.length === 0 ? '' : ` (${skipped.join(', ')})`;
  throw new NotPossible(`there is nothing to go back to: no earlier revision is known to have run well${passedOver}`, {
    hint: 'see what there is with: revisions, and name one: --to N',
  });
}

function whyNot(found: ObservedTaskDefinition | undefined, missing: string | undefined): string {
  if (!found) return 'is not there any more';
  return found.active ? `has no container ${missing}` : 'is INACTIVE';
}

function missingIn({ normal }: ObservedTaskDefinition, containers: readonly string[]): readonly string[] {
  const { containerDefinitions } = normal;
  return containers.filter((name) => !isMapping(containerDefinitions) || !(name in containerDefinitions));
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
