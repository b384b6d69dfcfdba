import type { Judgement } from './judge.ts';

/** What the demo found out, before it is put into words. */
export interface DemoResult {
  readonly collector: string;
  readonly sent: number;
  readonly acknowledged: number;
  readonly resent: number;
  /** Events that CloudWatch Logs took. */
  readonly copied: number;
  readonly setAside: number;
  /** Of the first of them: which line, and why. */
  readonly setAsideReasons: readonly string[];
  /** By comparing ids and contents, which only the demo can do: it knows what it sent. */
  readonly stored: Judgement;
  readonly deploys: readonly [Deployed, Deployed, Deployed];
  /** The addresses that the application was sent to by DNS, in order. */
  readonly addresses: readonly string[];
  readonly verified: Verified;
  /** How many rows were taken out on purpose. */
  readonly lost: number;
}

export interface Deployed {
  readonly outcome: string;
  /** Calls that could change something, and all calls, as the stand-in counted them. */
  readonly writes: number;
  readonly calls: number;
  readonly seconds: number;
  /** `fluentd.local:24224`, and the address that the name was checked to have. */
  readonly endpoint: string;
  readonly address: string;
}

/** The part of the Lambda's answer that the demo reads. */
export interface Verified {
  readonly totals: {
    readonly matched: number;
    readonly missing: number;
    readonly extra: number;
    readonly unknown: number;
    readonly missingLines: string;
    readonly extraRows: string;
  };
}

/** The object of `--json`: `missing` and `extra` are what the Lambda says. */
export function toJson(result: DemoResult): object {
  const { matched, missing, extra, unknown, missingLines, extraRows } = result.verified.totals;
  const { endpoint, address } = result.deploys[2];
  return {
    collector: result.collector,
    sent: result.sent,
    ingested: result.stored.ingested,
    missing: Number(missingLines),
    extra: Number(extraRows),
    damaged: result.stored.damaged,
    setAside: result.setAside,
    resent: result.resent,
    addresses: result.addresses,
    deploys: result.deploys,
    endpoint,
    address,
    windows: { matched, missing, extra, unknown },
    problems: problemsOf(result),
  };
}

/** Why the demo has to fail, one sentence each; none if every line arrived once and the verification says so. */
export function problemsOf(result: DemoResult): readonly string[] {
  const { unknown, missingLines, extraRows } = result.verified.totals;
  const { stored, lost } = result;
  const problems: string[] = [];
  if (Number(missingLines) > 0) problems.push(`the verification misses ${missingLines} lines in the database`);
  if (Number(extraRows) > 0) problems.push(`the verification finds ${extraRows} rows too many`);
  if (unknown > 0) problems.push(`${unknown} windows could not be judged`);
  if (Number(missingLines) < lost) problems.push(`${lost} rows were taken out, and the verification misses fewer`);
  if (stored.missing !== Number(missingLines) || stored.extra !== Number(extraRows)) {
    problems.push(
      `by id ${stored.missing} lines are missing and ${stored.extra} are extra, which is not what the verification says`,
    );
  }
  if (stored.damaged > 0) problems.push(`${stored.damaged} rows do not hold the line that was sent`);
  if (result.setAside > 0) {
    problems.push([`the batch set ${result.setAside} lines aside`, ...result.setAsideReasons].join('; '));
  }
  const outcomes = result.deploys.map((deploy) => deploy.outcome).join(', ');
  if (outcomes !== 'succeeded, unchanged, succeeded') problems.push(`the deploys ended with ${outcomes}`);
  if (result.deploys[1].writes !== 0) problems.push('the unchanged deploy wrote something');
  // The last lines wait for the third push, but a single line cannot be sent before it and after it.
  const [first, , third] = result.deploys;
  const led = [result.addresses[0], ...(result.sent > 1 ? [result.addresses.at(-1)] : [])].join(', then ');
  const wanted = [first.address, ...(result.sent > 1 ? [third.address] : [])].join(', then ');
  if (led !== wanted) problems.push(`DNS led the application to ${led}, where the tasks were at ${wanted}`);
  return problems;
}

/** The table of counts at the end. */
export function toTable(result: DemoResult): string {
  const { matched, missing, extra, unknown, missingLines, extraRows } = result.verified.totals;
  const rows: [string, string][] = [
    ['sent by the application', number(result.sent)],
    ['acknowledged by the collector', `${number(result.acknowledged)}  (${number(result.resent)} sent again)`],
    ['in CloudWatch Logs', number(result.copied)],
    ['rows in the database', number(result.stored.ingested)],
    ['not as they were sent', number(result.stored.damaged)],
    ['set aside by the batch', number(result.setAside)],
    ['windows', `${matched} matched, ${missing} missing, ${extra} extra, ${unknown} unknown`],
    ['missing, says the Lambda', `${number(Number(missingLines))}  (by id: ${number(result.stored.missing)})`],
    ['extra, says the Lambda', `${number(Number(extraRows))}  (by id: ${number(result.stored.extra)})`],
    ['DNS led the application to', result.addresses.join(', then ')],
    ...result.deploys.map((deploy, index): [string, string] => [
      `push ${index + 1}`,
      `${deploy.outcome}, ${deploy.writes} writes, ${deploy.calls} calls, ${deploy.seconds.toFixed(1)} s, ${deploy.address}`,
    ]),
  ];
  return rows.map(([name, value]) => `  ${name.padEnd(32)}${value}`).join('\n');
}

function number(value: number): string {
  return value.toLocaleString('en');
}
