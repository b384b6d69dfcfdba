import { durationMs } from '../duration.ts';
import { error, type Finding, warning } from '../finding.ts';
import { mostWindows } from '../limits.ts';
import { isArn, isSameLogGroup } from '../logGroup.ts';
import type { Verify } from '../schema/verify.ts';
import { each, unlessWrong } from './unlessWrong.ts';

type VerifyRule = (verify: Verify) => readonly Finding[];

/**
 * What is wrong with a verify section whose single values are right; paths begin with `verify`. For the Lambda,
 * whose event carries nothing but this section; a whole configuration comes by the same rules (`config/rules.ts`).
 */
export function verifyFindings(verify: Verify): readonly Finding[] {
  return verifyRules.flatMap((rule) => rule(verify));
}

/** A section that asks for more windows than a run compares would fail at every run. */
const windowsAreFew: VerifyRule = ({ window, deadline }) => {
  const count = Math.floor(durationMs(deadline) / durationMs(window));
  if (count <= mostWindows) return [];
  return [
    error(
      ['verify', 'window'],
      `verify.window is ${window}, of which the deadline (${deadline}) holds ${count}; a run compares at most ${mostWindows}`,
      'write a longer window, such as 5m, or a shorter deadline',
    ),
  ];
};

/** A run looks back by the deadline for whole windows: a deadline that is hardly longer than a window finds none. */
const deadlineIsLater: VerifyRule = ({ window, settle, deadline }) => {
  if (durationMs(deadline) > durationMs(window) + durationMs(settle)) return [];
  return [
    error(
      ['verify', 'deadline'],
      `verify.deadline is ${deadline}, not longer than window (${window}) and settle (${settle}) together`,
      'write a longer one, such as 6h, or one that is longer than the senders’ retries',
    ),
  ];
};

const ledgerIsLater: VerifyRule = ({ state }) => {
  if (state === undefined) return [];
  return [
    warning(
      ['verify', 'state'],
      'verify.state is accepted, but this version keeps no ledger: each run counts its windows anew',
      'leave it, or take it out',
    ),
  ];
};

/** What may hold a `|` without beginning a stage: strings, quoted fields, regular expressions and comments. */
const quotedInFilter = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|(?:like|=~)\s*\/(?:[^/\\]|\\.)*\/|#.*/gi;

/** The filter stands before the counting: a stage behind it (`limit`, `dedup`, `stats`) would change what is counted, unseen. */
const filterIsOneStage: VerifyRule = ({ logs }) =>
  each(logs, ({ filter }, at) =>
    filter?.replace(quotedInFilter, '').includes('|')
      ? [
          error(
            ['verify', 'logs', at, 'filter'],
            `verify.logs[${at}].filter has a "|", and what follows it would change the count`,
            'write one expression, and join conditions by and, or, not; a "|" in a text stands in quotes',
          ),
        ]
      : [],
  );

/** The groups' counts are added up: a line that two entries find would be expected twice in the database. */
const linesCountOnce: VerifyRule = ({ logs }) =>
  each(logs, ({ group, filter }, at) => {
    const entry = (place: number) => logs[place] as Verify['logs'][number];
    const same = [...logs.keys()]
      .slice(0, at)
      .filter((other) => unlessWrong(() => isSameLogGroup(entry(other).group, group)));
    const path = ['verify', 'logs', at, 'group'];
    const twice = same.find((other) => unlessWrong(() => findsAllOf(entry(other).filter, filter)));
    if (twice !== undefined) {
      const both = `verify.logs[${at}] and verify.logs[${twice}] count the same lines of one group`;
      const hint = 'keep one of them; one without a filter counts every line';
      // An ARN may be of another account or Region, where a group of the same name is another one.
      return isArn(entry(twice).group) === isArn(group)
        ? [error(path, both, hint)]
        : [warning(path, `${both}, if the ARN is of this account and Region`, hint)];
    }
    const other = same.find((index) => unlessWrong(() => entry(index).filter) !== undefined);
    if (other === undefined) return [];
    const fact = `verify.logs[${at}] and verify.logs[${other}] count one group: a line that both filters find is counted twice`;
    return [warning(path, fact, 'join the filters in one entry: `(…) or (…)`')];
  });

/** Whether one of the filters certainly finds what the other does; without a filter that is every line. */
function findsAllOf(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one.trim() === other.trim();
}

/** Apart, so that a wrong setting keeps only the rule quiet that reads it. */
export const verifyRules: readonly VerifyRule[] = [
  windowsAreFew,
  deadlineIsLater,
  filterIsOneStage,
  linesCountOnce,
  ledgerIsLater,
];
