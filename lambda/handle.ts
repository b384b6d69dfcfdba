import { widgetDescription } from '../src/report/verify/widget.ts';
import { portionsOf, type VerifyReport } from '../src/verify/index.ts';
import { type Answer, toAnswer } from './answer.ts';
import { type Job, readEvent } from './event.ts';
import { lineOf } from './line.ts';
import { metricsOf } from './metrics.ts';

/** What the handler works with. */
export interface Parts {
  /** LEGACY_LOG_ECS_VERIFY: the verify section as JSON, or `s3://bucket/key` where that is. */
  readonly settings: string | undefined;
  /** Reads an object of S3 as text. */
  readonly load: (address: string) => Promise<string>;
  /** Looks at what is due, or at a range, and remembers it. @throws ReadFailed or WriteFailed without a ledger. */
  readonly verify: (job: Of<'verify'>) => Promise<VerifyReport>;
  /** What the ledger remembers, as HTML for a dashboard. @throws ReadFailed. */
  readonly page: (job: Of<'page'>) => Promise<string>;
  /** Writes a line into the log. */
  readonly write: (line: string) => void;
  readonly nowMs: () => number;
  readonly callsSoFar: () => number;
  /** What the metrics are told apart by. */
  readonly service: string;
}

type Of<Kind extends Job['kind']> = Extract<Job, { kind: Kind }>;

/**
 * Does what an event asks for. A side that cannot be read makes windows `unknown`, and is no error; it throws only where
 * there is nothing to report, so that trying again makes sense.
 */
export async function handle(
  event: unknown,
  parts: Parts,
): Promise<Answer | string | { portions: readonly Portion[] }> {
  const job = readEvent(event, await settingsOf(parts));
  switch (job.kind) {
    case 'describe':
      return widgetDescription;
    case 'page':
      return await parts.page(job);
    case 'plan':
      return { portions: portionsOf(job.settings, job.range).map(written) };
    case 'verify':
      return await verifyAndTell(job, parts);
  }
}

interface Portion {
  /** ISO 8601, as the event of its own invocation has them. */
  readonly from: string;
  readonly to: string;
}

async function settingsOf({ settings, load }: Parts): Promise<string | undefined> {
  return settings?.startsWith('s3://') ? await load(settings) : settings;
}

async function verifyAndTell(job: Of<'verify'>, parts: Parts): Promise<Answer> {
  const [atMs, callsBefore] = [parts.nowMs(), parts.callsSoFar()];
  const report = await parts.verify(job);
  const answer = toAnswer(report);
  const effort = { tookMs: parts.nowMs() - atMs, calls: parts.callsSoFar() - callsBefore };
  const metrics = job.range === undefined ? metricsOf(report) : [];
  parts.write(lineOf(answer, metrics, { service: parts.service, atMs: parts.nowMs(), ...effort }));
  return answer;
}

function written({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): Portion {
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}
