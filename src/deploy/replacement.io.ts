import type { AwsWorld } from '../aws/world.ts';
import type { Health } from '../health/health.ts';
import { part } from '../rollout/part.io.ts';
import type { Rollout } from '../rollout/rollout.ts';
import { readTasks } from '../tasks/tasks.io.ts';
import { gapOf, type Replacement, timelineOf } from './timeline.ts';

/** Who ran before a rollout and who after it. */
interface Sides {
  readonly before: Health | undefined;
  readonly after: Health | undefined;
  readonly seen: Pick<Replacement, 'healthyAtMs' | 'addressAtMs'>;
}

/** When what happened as one task took another's place, by ECS's stamps of both. What ECS no longer shows is left out. */
export async function readReplacement(
  world: AwsWorld,
  rollout: Rollout,
  { before, after, seen }: Sides,
  limitMs: number,
) {
  const oldId = before?.tasks.find(({ startedAtMs }) => startedAtMs !== undefined)?.id;
  const nextId = after?.tasks.find(({ id }) => id !== oldId)?.id;
  const ids = [oldId, nextId].filter((id) => id !== undefined);
  if (ids.length === 0) return {};
  const read = await part(world.clock, limitMs, 'the tasks', () => readTasks(world, rollout.cluster, ids));
  const tasks = 'value' in read ? read.value : [];
  const old = tasks.find(({ id }) => id === oldId);
  const next = tasks.find(({ id }) => id === nextId);
  const replacement = { registeredAtMs: rollout.createdAtMs, old, next, ...seen };
  const gap = gapOf(replacement);
  return { timeline: timelineOf(replacement), ...(gap && { gap }) };
}
