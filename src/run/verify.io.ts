import { NotPossible } from '../errors.ts';
import { verifyMarkdown } from '../report/verifyMarkdown.ts';
import { verifyText } from '../report/verifyText.ts';
import { isMatched, openVerifyWorld, verify } from '../verify/verify.io.ts';
import type { Request, Result } from './command.ts';

/** Compares the rows of the database with CloudWatch Logs, window by window. */
export async function runVerify({ config, from, to, signal }: Request): Promise<Result> {
  if (config.verify === undefined) {
    throw new NotPossible('the configuration has no section "verify"', {
      hint: 'name the log groups and the database to compare; see examples/legacy-log-ecs.yml of legacy-log-ecs',
    });
  }
  const world = openVerifyWorld(config.region === undefined ? {} : { region: config.region });
  const report = await verify(world, config.verify, { nowMs: world.clock.nowMs(), ...rangeOf(from, to), signal });
  const ok = isMatched(report);
  const { missing, extra, unknown, missingLines, extraRows } = report.totals;
  return {
    ok,
    outputs: { outcome: ok ? 'matched' : 'different', changed: 'false', verification: JSON.stringify(report) },
    data: report,
    text: verifyText(report),
    markdown: verifyMarkdown(report),
    failure: ok
      ? undefined
      : `the database does not hold what the log holds: ${missingLines} lines missing in ${missing} windows, ${extraRows} rows too many in ${extra}, ${unknown} windows unknown`,
  };
}

function rangeOf(from: string | undefined, to: string | undefined): { fromMs?: number; toMs?: number } {
  if (from === undefined && to === undefined) return {};
  const [fromMs, toMs] = [instant('from', from), instant('to', to)];
  if (fromMs >= toMs) throw new NotPossible(`the range to verify ends (${to}) before it begins (${from})`);
  return { fromMs, toMs };
}

/** A time without a zone would mean another instant on every machine. */
function instant(name: string, text: string | undefined): number {
  const ms = text !== undefined && /T.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) {
    throw new NotPossible(text === undefined ? `the range to verify has no ${name}` : `"${text}" is not an instant`, {
      hint: 'give both ends as ISO 8601 with a zone, for example 2026-11-22T10:00:00Z',
    });
  }
  return ms;
}
