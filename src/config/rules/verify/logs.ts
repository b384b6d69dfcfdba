import { error, type Finding, warning } from '../../finding.ts';
import { isArn, isSameLogGroup } from '../../logGroup.ts';
import type { Verify } from '../../schema/verify.ts';
import { each, unlessWrong } from '../unlessWrong.ts';

type Entry = Verify['logs'][number];

/** What may hold a `|` without beginning a stage: strings, quoted fields, regular expressions and comments. */
const quotedInFilter = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|(?:like|=~)\s*\/(?:[^/\\]|\\.)*\/|#.*/gi;

/** The filter stands before the counting: a stage behind it (`limit`, `dedup`, `stats`) would change what is counted, unseen. */
export function filterIsOneStage({ logs }: Verify): readonly Finding[] {
  return each(logs, ({ filter }, at) =>
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
}

/** Each star of a pattern becomes a field, and Insights refuses a query where the two are not as many. */
export function fieldsAreStars({ logs }: Verify): readonly Finding[] {
  return each(logs, ({ parse, fields }, at) => {
    const path = ['verify', 'logs', at];
    const [pattern, names] = [`verify.logs[${at}].parse`, `verify.logs[${at}].fields`];
    if (parse === undefined && fields === undefined) return [];
    if (parse === undefined)
      return [error([...path, 'fields'], `${names} names fields of no pattern`, `add ${pattern}`)];
    const stars = parse.split('*').length - 1;
    if (fields === undefined) return [error([...path, 'parse'], `${pattern} has fields without names`, `add ${names}`)];
    if (stars === fields.length) return [];
    const fact = `${pattern} has ${stars} fields (each * is one), and ${names} has ${fields.length} names`;
    return [error([...path, 'fields'], fact, 'give each * a name, in their order')];
  });
}

export function untilIsLater({ logs }: Verify): readonly Finding[] {
  return each(logs, ({ from, until }, at) => {
    if (from === undefined || until === undefined || Date.parse(from) < Date.parse(until)) return [];
    const fact = `verify.logs[${at}].until (${until}) is not later than its from (${from})`;
    return [error(['verify', 'logs', at, 'until'], fact, 'from is included, and until is not')];
  });
}

/** The groups' counts are added up: a line that two entries find would be expected twice in the database. */
export function linesCountOnce({ logs }: Verify): readonly Finding[] {
  return each(logs, (own, at) => {
    const entry = (place: number) => logs[place] as Entry;
    const same = [...logs.keys()]
      .slice(0, at)
      .filter((other) =>
        unlessWrong(() => isSameLogGroup(entry(other).group, own.group) && overlap(entry(other), own)),
      );
    const path = ['verify', 'logs', at, 'group'];
    const twice = same.find((other) => unlessWrong(() => findsAllOf(entry(other).filter, own.filter)));
    if (twice !== undefined) {
      const both = `verify.logs[${at}] and verify.logs[${twice}] count the same lines of one group`;
      const hint = 'keep one of them; one without a filter counts every line';
      // An ARN may be of another account or Region, where a group of the same name is another one.
      return isArn(entry(twice).group) === isArn(own.group)
        ? [error(path, both, hint)]
        : [warning(path, `${both}, if the ARN is of this account and Region`, hint)];
    }
    const other = same.find((index) => unlessWrong(() => entry(index).filter) !== undefined);
    if (other === undefined) return [];
    const fact = `verify.logs[${at}] and verify.logs[${other}] count one group: a line that both filters find is counted twice`;
    return [warning(path, fact, 'join the filters in one entry: `(…) or (…)`')];
  });
}

/** Whether there is an instant for which both entries answer. */
function overlap(one: Entry, other: Entry): boolean {
  const [oneUntil, otherUntil] = [one.until ?? end, other.until ?? end].map(Date.parse) as [number, number];
  const [oneFrom, otherFrom] = [one.from ?? beginning, other.from ?? beginning].map(Date.parse) as [number, number];
  return oneFrom < otherUntil && otherFrom < oneUntil;
}

const beginning = '0000-01-01T00:00:00Z';
const end = '9999-12-31T00:00:00Z';

/** Whether one of the filters certainly finds what the other does; without a filter that is every line. */
function findsAllOf(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one.trim() === other.trim();
}
