import { malformed } from './malformed.ts';
import type { Token } from './tokenize.ts';

/** A length of time in whole milliseconds, as `bin()` and `datefloor()` take it. */
export interface Period {
  readonly ms: number;
}

interface Unit {
  readonly names: readonly string[];
  readonly ms: number;
  /** The largest number of this unit: five minutes are `5m`, `300s` is refused. */
  readonly most: number;
}

const units: readonly Unit[] = [
  { names: ['ms', 'msec', 'millisecond'], ms: 1, most: 1000 },
  { names: ['s', 'sec', 'second'], ms: 1000, most: 60 },
  { names: ['m', 'min', 'minute'], ms: 60_000, most: 60 },
  { names: ['h', 'hr', 'hour'], ms: 3_600_000, most: 24 },
  { names: ['d', 'day'], ms: 86_400_000, most: Number.MAX_SAFE_INTEGER },
  { names: ['w', 'week'], ms: 7 * 86_400_000, most: Number.MAX_SAFE_INTEGER },
];

/**
 * Reads `5m`, `10s`, `2hrs`. Months and longer are not built, as they have no fixed length.
 *
 * @throws AwsError MalformedQueryException
 */
export function readPeriod(token: Token): Period {
  const [, digits = '', name = ''] = /^(\d+)([A-Za-z]+)$/.exec(token.text) ?? [];
  const singular = name.length > 2 && name.endsWith('s') && name !== 'ms' ? name.slice(0, -1) : name;
  const unit = units.find(({ names }) => names.includes(singular));
  const amount = Number(digits);
  if (!unit) throw malformed(`${token.text} is not a period: its unit "${name}" is not known`, token);
  if (amount < 1 || amount > unit.most) {
    throw malformed(`${token.text} is not a period: there can be 1 to ${unit.most} of its unit`, token);
  }
  return { ms: amount * unit.ms };
}

/** The start of the period that an instant lies in, counted from the epoch. */
export function floorTo(instantMs: number, period: Period): number {
  return Math.floor(instantMs / period.ms) * period.ms;
}
