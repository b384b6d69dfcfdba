import type { DemoResult } from './result.ts';

/** Why the demo has to fail, one sentence each; none if every line arrived once and the verification says so. */
export function problemsOf(result: DemoResult): readonly string[] {
  return [...verificationProblems(result), ...rowProblems(result), ...deployProblems(result), ...nameProblems(result)];
}

function verificationProblems({ verified, stored, lost, isAggregated }: DemoResult): readonly string[] {
  const { unknown, missingLines, extraRows } = verified.totals;
  const [missing, extra] = [Number(missingLines), Number(extraRows)];
  return said([
    [missing > 0, `the verification misses ${missing} lines in the database`],
    [extra > 0, `the verification finds ${extra} rows too many`],
    [unknown > 0, `${unknown} windows could not be judged`],
    [missing < lost, `${lost} rows were taken out, and the verification misses fewer`],
    [
      !isAggregated && (stored.missing !== missing || stored.extra !== extra),
      `by id ${stored.missing} lines are missing and ${stored.extra} are extra, which is not what the verification says`,
    ],
  ]);
}

function rowProblems({ stored, setAside, setAsideReasons }: DemoResult): readonly string[] {
  return said([
    [stored.damaged > 0, `${stored.damaged} rows do not hold the line that was sent`],
    [setAside > 0, [`the batch set ${setAside} lines aside`, ...setAsideReasons].join('; ')],
  ]);
}

function deployProblems({ deploys }: DemoResult): readonly string[] {
  const outcomes = deploys.map((deploy) => deploy.outcome).join(', ');
  return said([
    [outcomes !== 'succeeded, unchanged, succeeded', `the deploys ended with ${outcomes}`],
    [deploys[1].writes !== 0, 'the unchanged deploy wrote something'],
  ]);
}

/** The last lines wait for the third push, but a single line cannot be sent before it and after it. */
function nameProblems({ deploys: [first, , third], addresses, sent }: DemoResult): readonly string[] {
  const isTwice = sent > 1;
  const led = [addresses[0], ...(isTwice ? [addresses.at(-1)] : [])].join(', then ');
  const wanted = [first.address, ...(isTwice ? [third.address] : [])].join(', then ');
  return said([[led !== wanted, `DNS led the application to ${led}, where the tasks were at ${wanted}`]]);
}

function said(cases: readonly (readonly [boolean, string])[]): readonly string[] {
  return cases.filter(([is]) => is).map(([, text]) => text);
}
