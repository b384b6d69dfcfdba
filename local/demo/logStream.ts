import {
  CloudWatchLogsClient,
  CreateLogStreamCommand,
  type FilteredLogEvent,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { clientOptions } from '../aws/clientOptions.ts';
import { region } from './config.ts';

/** A stream in the application's own log group, which is there before this project comes. */
export async function createLogStream(endpoint: string, group: string, stream: string): Promise<void> {
  const client = new CloudWatchLogsClient(clientOptions(endpoint, region));
  await client.send(new CreateLogStreamCommand({ logGroupName: group, logStreamName: stream }));
  client.destroy();
}

/** The last five different lines that the tasks' containers of this name wrote, as CloudWatch Logs has them. */
export async function lastWords(endpoint: string, group: string, container: string): Promise<readonly string[]> {
  const client = new CloudWatchLogsClient(clientOptions(endpoint, region));
  const events: FilteredLogEvent[] = [];
  for (let nextToken: string | undefined; ; ) {
    const page = await client.send(
      new FilterLogEventsCommand({ logGroupName: group, ...(nextToken === undefined ? {} : { nextToken }) }),
    );
    events.push(...(page.events ?? []));
    if (page.nextToken === undefined) break;
    nextToken = page.nextToken;
  }
  client.destroy();
  const own = events.filter(({ logStreamName }) => logStreamName?.split('/').includes(container));
  return [...new Set(own.map(({ message }) => message ?? ''))].slice(-5);
}
