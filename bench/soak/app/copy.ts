import { type CloudWatchLogsClient, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';

export interface Copy {
  add(line: string, atMs: number): void;
  /** Puts what is waiting; resolves when all of it stands in the log. */
  flush(): Promise<void>;
  readonly put: number;
}

/** PutLogEvents takes 10,000 events of 1 MiB in all; a line of ours has some 150 bytes. */
const most = 5000;

/** The same lines to CloudWatch Logs: the second witness, which knows nothing of the first way. */
export function openCopy(client: CloudWatchLogsClient, logGroupName: string, logStreamName: string): Copy {
  let waiting: { message: string; timestamp: number }[] = [];
  let put = 0;
  let sending = Promise.resolve();
  const send = async (events: typeof waiting) => {
    for (let at = 0; at < events.length; at += most) {
      const logEvents = events.slice(at, at + most);
      const answer = await client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
      if (answer.rejectedLogEventsInfo) throw new Error('CloudWatch Logs rejected events of the soak');
      put += logEvents.length;
    }
  };
  return {
    add: (message, timestamp) => void waiting.push({ message, timestamp }),
    flush() {
      const events = waiting;
      waiting = [];
      sending = sending.then(() => send(events));
      return sending;
    },
    get put() {
      return put;
    },
  };
}
