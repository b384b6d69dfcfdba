import { type CloudWatchLogsClient, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';

/** An event of CloudWatch Logs. */
interface LogEvent {
  readonly message: string;
  readonly timestamp: number;
}

/** The same lines to CloudWatch Logs, as the awslogs driver or an agent would put them: in order, in batches. */
export function openCopy(client: CloudWatchLogsClient, group: string, stream: string) {
  let waiting: LogEvent[] = [];
  let put = 0;
  let sending: Promise<void> = Promise.resolve();

  const flush = (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    sending = sending.then(async () => {
      for (const logEvents of parts(batch)) {
        const answer = await client.send(
          new PutLogEventsCommand({ logGroupName: group, logStreamName: stream, logEvents }),
        );
        if (answer.rejectedLogEventsInfo) throw new Error('CloudWatch Logs rejected events of the demo');
        put += logEvents.length;
      }
    });
    return sending;
  };

  return {
    add(message: string, timestamp: number) {
      waiting.push({ message, timestamp });
    },
    flush,
    get put() {
      return put;
    },
  };
}

/** PutLogEvents takes 10,000 events and 1 MiB, each event with 26 bytes added. Half of it leaves room. */
function parts(events: readonly LogEvent[]): readonly LogEvent[][] {
  const result: LogEvent[][] = [];
  let sizeBytes = Number.POSITIVE_INFINITY;
  for (const event of events) {
    const eventBytes = Buffer.byteLength(event.message) + 26;
    if (sizeBytes + eventBytes > 500_000 || (result.at(-1)?.length ?? 0) >= 5000) {
      result.push([]);
      sizeBytes = 0;
    }
    result.at(-1)?.push(event);
    sizeBytes += eventBytes;
  }
  return result;
}
