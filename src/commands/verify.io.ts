import { NotPossible } from '../errors.ts';
import { verifyMarkdown } from '../report/verify/markdown.ts';
import { verifyFailure, verifyText } from '../report/verify/text.ts';
import { openVerifyWorld, outcomeOf, verify } from '../verify/index.ts';
import type { Request, Result } from './command.ts';
import { rangeOf } from './range.ts';

/** Compares the rows of the database with CloudWatch Logs, window by window. */
export async function runVerify({ config, from, to, signal }: Request): Promise<Result> {
  if (config.verify === undefined) {
    throw new NotPossible('the configuration has no section "verify"', {
      hint: 'name the log groups and the database to compare; see examples/legacy-log-ecs.yml of legacy-log-ecs',
    });
  }
  const world = openVerifyWorld(config.region === undefined ? {} : { region: config.region });
  const nowMs = world.clock.nowMs();
  const range = rangeOf({ from, to }, config.verify, nowMs);
  const report = await verify(world, config.verify, { nowMs, ...range, signal });
  const outcome = outcomeOf(report);
  return {
    status: statuses[outcome],
    outputs: { outcome, changed: 'false', verification: JSON.stringify(report) },
    data: report,
    text: verifyText(report),
    markdown: verifyMarkdown(report),
    failure: verifyFailure(report),
  };
}

const statuses = { matched: 'good', different: 'not good', unknown: 'unknown' } as const;
