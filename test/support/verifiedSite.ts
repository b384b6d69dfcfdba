import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { clientOptions } from '../../local/aws/clientOptions.ts';
import type { LocalCloud } from '../../local/cloud.ts';
import { startLocalCloud } from '../../local/startCloud.ts';
import { readVerifySection } from '../../src/config/verifySection.ts';
import {
  openVerifyWorld,
  reportInputOf,
  toReport,
  type Verification,
  type Verify,
  type VerifyReport,
  type VerifyWorld,
  verify,
} from '../../src/verify/index.ts';
import { systemClock } from '../../src/world/clock.io.ts';
import type { TestDatabase } from './databases.ts';
import { useCloud } from './logEvents.ts';

export const secretArn = 'arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:database-AbCdEf';

/** How much faster than AWS the stand-in and the run wait. */
const speed = 20;

/** A log and a database, and what is verified between them; the clock is the machine's until a test sets it. */
export interface Site {
  readonly cloud: LocalCloud;
  readonly folder: string;
  readonly world: VerifyWorld;
  /** Sets the clock of the stand-in and of the run, or gives it back; the database's goes on by itself. */
  setTime(at: string | undefined): void;
  /** Makes a log group 60 days before the clock's time. */
  makeGroup(name: string, retentionDays?: number): Promise<void>;
  put(group: string, events: readonly LogEvent[]): Promise<void>;
  /** Puts events, `12:00:10.250 a` each: the message is JSON with the id, and with what stands beside it. */
  log(group: string, events: readonly string[], beside?: (id: string) => object): Promise<void>;
  /** A run at an instant. */
  verify(section: object, at: string, range?: readonly [string, string]): Promise<Run>;
  close(): Promise<void>;
}

export interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

export interface Run {
  readonly found: Verification;
  readonly report: VerifyReport;
  /** The outcome, the sentence and the rows of windows, as a test writes them. */
  readonly said: string;
}

/** The ms since the epoch of an instant of 22 November 2026, `12:00:10.250`, or of a whole one. */
export function atMs(text: string): number {
  return Date.parse(text.includes('T') ? text : `2026-11-22T${text.length === 5 ? `${text}:00` : text}Z`);
}

/** @param queryMs how long a query of Insights runs, of AWS's time */
export async function startSite(
  { url }: Pick<TestDatabase, 'url'>,
  { queryMs = 100 }: { readonly queryMs?: number } = {},
): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'legacy-log-ecs-site-'));
  let setMs: number | undefined;
  const nowMs = () => setMs ?? Date.now();
  const cloud = await startLocalCloud({
    images: () => undefined,
    directory: join(folder, 'cloud'),
    speed,
    secrets: { [secretArn]: url },
    nowMs,
    logs: { queryMs },
    s3: { buckets: ['ledger'] },
  });
  const restore = useCloud(cloud.endpoint);
  const clock = {
    nowMs,
    sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / speed, signal),
  };
  const world = { ...openVerifyWorld(), clock };
  const client = new CloudWatchLogsClient(clientOptions(cloud.endpoint));
  const setTime = (at: string | undefined) => {
    setMs = at === undefined ? undefined : atMs(at);
  };
  const put = async (logGroupName: string, events: readonly LogEvent[]) => {
    const logEvents = events.toSorted((a, b) => a.timestamp - b.timestamp);
    const { rejectedLogEventsInfo } = await client.send(
      new PutLogEventsCommand({ logGroupName, logStreamName: 'one', logEvents }),
    );
    if (rejectedLogEventsInfo) throw new Error('the stand-in refused some of the events');
  };
  return {
    cloud,
    folder,
    world,
    setTime,
    makeGroup: async (logGroupName, retentionInDays) => {
      const beforeMs = setMs;
      setMs = nowMs() - 60 * 86_400_000;
      await client.send(new CreateLogGroupCommand({ logGroupName }));
      setMs = beforeMs;
      await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 'one' }));
      if (retentionInDays) await client.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
    },
    put,
    log: (group, events, beside = () => ({})) =>
      put(
        group,
        events
          .map(instantAndId)
          .map(([timestamp, id]) => ({ timestamp, message: JSON.stringify({ id, ...beside(id) }) })),
      ),
    verify: async (section, at, range) => {
      setTime(at);
      const settings = sectionOf(section);
      const asked = range && { fromMs: atMs(range[0]), toMs: atMs(range[1]) };
      const found = await verify(world, settings, { state: settings.state ?? '', ...(asked && { range: asked }) });
      const report = toReport(reportInputOf(found, nowMs(), asked), { showLines: true });
      return { found, report, said: saidOf(report) };
    },
    close: async () => {
      restore();
      client.destroy();
      await cloud.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** `12:00:10.250 a` taken apart: an instant in ms since the epoch, and the rest. */
export function instantAndId(text: string): readonly [number, string] {
  const at = text.indexOf(' ');
  return [atMs(text.slice(0, at)), text.slice(at + 1)];
}

/** As the Lambda and the commands read it, with every default. */
function sectionOf(section: object): Verify {
  const read = readVerifySection(section);
  if (read.kind === 'wrong') throw new Error(read.problems.join('; '));
  return read.verify;
}

function saidOf({ outcome, headline, windows, named, groups, notes }: VerifyReport): string {
  const when = (from: string) => from.slice(from.startsWith('2026-11-22') ? 11 : 5, 16);
  return [
    `${outcome}: ${headline}`,
    ...windows.map((row) => {
      const differs = (['missing', 'extra', 'repeated', 'shifted', 'logRepeats'] as const).flatMap((name) =>
        row[name] === '0' ? [] : [`${row[name]} ${name}`],
      );
      const many = row.windows === 1 ? '' : ` (${row.windows} windows)`;
      const parts = Object.entries(row.parts ?? {}).map(([name, count]) => `${name} ${count}`);
      const told = [
        `${when(row.from)}${many} ${row.state}, log ${row.lines}, database ${row.rows}`,
        ...parts,
        ...differs,
      ];
      return [told.join(', '), ...row.because.map((reason) => `  ${reason}`)].join('\n');
    }),
    ...named.map(({ kind, identity }) => `${kind} ${identity}`),
    ...groups.map(({ group, lines, rows }) => `${Object.values(group).join(' ')}: log ${lines}, database ${rows}`),
    ...notes.map((note) => `note: ${note}`),
  ].join('\n');
}
