import { type CloudWatchLogsClient, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { LogRecord } from './send.ts';

/** The same records to CloudWatch Logs, as the awslogs driver or an agent would put them: in order, in batches. */
export function openCopy(client: CloudWatchLogsClient, group: string, stream: string) {
  let waiting: LogRecord[] = [];
  let put = 0;
  let sending: Promise<void> = Promise.resolve();

  const flush = (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    sending = sending.then(async () => {
      for (const part of parts(batch)) {
        const logEvents = part.map((record) => ({
          timestamp: Date.parse(record.time),
          message: JSON.stringify(record),
        }));
        const answer = await client.send(
          new PutLogEventsCommand({ logGroupName: group, logStreamName: stream, logEvents }),
        );
        if (answer.rejectedLogEventsInfo) throw new Error('CloudWatch Logs rejected events of the demo');
        put += part.length;
      }
    });
    return sending;
  };

  return {
    add(record: LogRecord) {
      waiting.push(record);
    },
    flush,
    get put() {
      return put;
    },
  };
}

/** PutLogEvents takes 10,000 events and 1 MiB, each event with 26 bytes added. Half of it leaves room. */
function parts(records: readonly LogRecord[]): readonly LogRecord[][] {
  const result: LogRecord[][] = [];
  let sizeBytes = Number.POSITIVE_INFINITY;
  for (const record of records) {
    const recordBytes = Buffer.byteLength(JSON.stringify(record)) + 26;
    if (sizeBytes + recordBytes > 500_000 || (result.at(-1)?.length ?? 0) >= 5000) {
      result.push([]);
      sizeBytes = 0;
    }
    result.at(-1)?.push(record);
    sizeBytes += recordBytes;
  }
  return result;
}
