import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { read } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import { LegacyLogError } from '../errors.ts';
import { logsByRegion } from '../tasks/logsWorld.io.ts';
import { readDefinition } from './definition.io.ts';
import { logPlaces } from './logPlace.ts';
import type { Newest } from './newest.ts';

/** The batch's entrypoint says every five minutes whether cron runs, and when each job last succeeded. */
const heartbeat = '"entrypoint.sh: cron"';
const beatsWithinMs = 15 * 60_000;

/** What the batch's entrypoint last said of its jobs: how old the newest rows can be at least. */
export async function readJobs(
  world: AwsWorld,
  task: { readonly id: string; readonly taskDefinitionArn: string } | undefined,
): Promise<Newest> {
  if (!task) return { kind: 'unknown', because: 'no task runs' };
  try {
    const [place] = logPlaces(await readDefinition(world, task.taskDefinitionArn), task.id, 'batch');
    if (!place) return { kind: 'unknown', because: 'the batch has no log here' };
    const { logs } = await logsByRegion(world)(place);
    const { group: logGroupName, stream } = place;
    const range = { startTime: world.awsNowMs() - beatsWithinMs, filterPattern: heartbeat };
    const { events = [] } = await read('logs:FilterLogEvents', `what the batch says of its jobs`, () =>
      logs.send(new FilterLogEventsCommand({ logGroupName, logStreamNames: [stream], ...range })),
    );
    const last = events.at(-1);
    if (!last) return { kind: 'unknown', because: 'the batch has said nothing of its jobs in 15 minutes' };
    return { kind: 'known', atMs: last.timestamp ?? 0, what: last.message ?? '' };
  } catch (error) {
    if (!(error instanceof LegacyLogError)) throw error;
    return { kind: 'unknown', because: error.message };
  }
}
