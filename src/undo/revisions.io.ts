import { DescribeTaskDefinitionCommand, type TaskDefinition } from '@aws-sdk/client-ecs';
import { read } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import { LegacyLogError } from '../errors.ts';
import { placeOf } from '../look/place.io.ts';
import { listTaskIds, readSeenTasks } from '../look/tasks.io.ts';
import type { Desired } from '../render/desired.ts';
import { readService } from '../resources/service/read.io.ts';
import { isDeleted, type ObservedService, primaryOf } from '../resources/service/service.ts';
import { deregister } from '../resources/task-definition/deregister.io.ts';
import { listRevisions } from '../resources/task-definition/list.io.ts';
import { shortName } from '../resources/task-definition/name.ts';
import { readUsers } from '../resources/task-definition/users.io.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import { defined } from '../values/defined.ts';
import { type History, readHistory } from './history.io.ts';
import { toListed } from './listed.ts';
import { candidates, candidatesOfFamily } from './ran.ts';
import { retired } from './retired.ts';
import type { RevisionsReport } from './revisionsReport.ts';

/** As many as are looked at; older ones are counted. */
const mostShown = 20;

/**
 * Lists the revisions of the family, and deregisters the old ones where that is asked for: never one that runs, nor the one
 * that a rollback would bring back.
 *
 * @param keep how many of the newest stay; undefined to deregister none.
 * @throws ReadFailed. A deregistration that fails is the report's.
 */
export async function revisions(world: AwsWorld, desired: Desired, keep: number | undefined): Promise<RevisionsReport> {
  const { family } = desired.taskDefinition;
  const place = placeOf(desired);
  const [active, found] = await Promise.all([
    listRevisions(world, family),
    readService(world, place.cluster, place.service, false),
  ]);
  const service = found && !isDeleted(found) ? found : undefined;
  const running = service ? runningOf(service) : [];
  const history: History = service ? await readHistory(world, place) : { kind: 'known', ran: [] };
  const ran = history.kind === 'known' ? history.ran : [];
  const shown = [...new Set([...running, ...active])].slice(0, mostShown);
  const [definitions, digests] = await Promise.all([describe(world, shown), digestsOf(world, place, service)]);
  const listed = definitions
    .map((it) => toListed(it, { running, ran, digests }))
    .toSorted((a, b) => b.number - a.number);
  const users = keep === undefined ? new Map<string, string>() : await readUsers(world, family, desired.service);
  const needed = new Map([...users].map(([arn, user]): [string, string] => [arn, `${user} runs it`]));
  for (const [arn, because] of neededOf(service, running, active, history)) needed.set(arn, because);
  const retiring = await retire(world, active, keep, needed);
  return {
    ...retiring,
    family,
    revisions: listed.map((it) =>
      retiring.deregistered.includes(shortName(it.arn)) ? { ...it, status: 'INACTIVE' } : it,
    ),
    more: Math.max(0, active.filter((arn) => !shown.includes(arn)).length),
    ...defined({ outcomesUnknown: history.kind === 'unknown' ? history.because : undefined }),
    changed: world.calls.some((call) => call.write && call.result !== 'refused'),
    calls: world.calls.length,
    writes: world.calls.filter((call) => call.write).length,
  };
}

/** While a rollout goes on there are two. */
function runningOf(service: ObservedService): readonly string[] {
  return [...new Set([service.taskDefinitionArn, ...service.deployments.map((it) => it.taskDefinitionArn)])];
}

function neededOf(
  service: ObservedService | undefined,
  running: readonly string[],
  active: readonly string[],
  history: History,
): ReadonlyMap<string, string> {
  const inCharge = service && (primaryOf(service)?.taskDefinitionArn ?? service.taskDefinitionArn);
  const back =
    inCharge === undefined
      ? []
      : history.kind === 'known'
        ? candidates(history.ran, inCharge)
        : candidatesOfFamily(active, inCharge);
  const good = back.find((arn) => active.includes(arn));
  return new Map([
    ...(good === undefined ? [] : [[good, 'a rollback would bring it back'] as const]),
    ...running.map((arn) => [arn, 'the service runs it'] as const),
  ]);
}

type Retiring = Pick<RevisionsReport, 'outcome' | 'because' | 'hint' | 'deregistered' | 'kept'>;

/** The oldest first: a run that is cut off leaves the newer ones. */
async function retire(
  world: AwsWorld,
  active: readonly string[],
  keep: number | undefined,
  needed: ReadonlyMap<string, string>,
): Promise<Retiring> {
  if (keep === undefined) {
    return { outcome: 'listed', because: `${active.length} of them can be started`, deregistered: [], kept: [] };
  }
  const { going, kept } = retired(active, keep, needed);
  const deregistered: string[] = [];
  try {
    for (const arn of going) {
      await deregister(world, arn);
      deregistered.push(shortName(arn));
    }
    return { outcome: 'deregistered', because: `${deregistered.length} were deregistered`, deregistered, kept };
  } catch (error) {
    if (!(error instanceof LegacyLogError)) throw error;
    const because = `${deregistered.length} of ${going.length} were deregistered: ${error.message}`;
    return { outcome: 'failed', because, ...defined({ hint: error.hint }), deregistered, kept };
  }
}

async function describe({ ecs }: Pick<AwsWorld, 'ecs'>, arns: readonly string[]): Promise<readonly TaskDefinition[]> {
  const definitions: TaskDefinition[] = [];
  for (const taskDefinition of arns) {
    const what = `the task definition "${shortName(taskDefinition)}"`;
    const answer = await read('ecs:DescribeTaskDefinition', what, () =>
      ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition })),
    );
    if (answer.taskDefinition) definitions.push(answer.taskDefinition);
  }
  return definitions;
}

/** Of the images that run; a detail, so that what it takes may be refused. */
async function digestsOf(
  world: AwsWorld,
  place: ServicePlace,
  service: ObservedService | undefined,
): Promise<ReadonlyMap<string, string>> {
  if (!service) return new Map();
  try {
    const [task] = await readSeenTasks(world, place.cluster, await listTaskIds(world, place));
    const known = (task?.containers ?? []).flatMap(({ name, imageDigest }) =>
      imageDigest === undefined ? [] : [[name, imageDigest] as const],
    );
    return new Map(known);
  } catch (error) {
    if (!(error instanceof LegacyLogError)) throw error;
    return new Map();
  }
}
