import { problemsOf } from './problems.ts';
import type { DemoResult } from './result.ts';

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
    resent: result.resent ?? null,
    gapMs: result.gapMs ?? null,
    addresses: result.addresses,
    deploys: result.deploys,
    endpoint,
    address,
    windows: { matched, missing, extra, unknown },
    problems: problemsOf(result),
  };
}
