import type { Variable } from './piece.ts';

/** A variable, and how it ends. */
export interface Slot {
  readonly variable: Variable;
  /** The text that stands behind it; empty at the line's end. */
  readonly behind: string;
  /** Gives the one end of a value in quotes whose own quotes are escaped; absent where the text behind it decides. */
  readonly closing?: (text: string, from: number) => number;
  /** What the value cannot hold. */
  readonly stops?: RegExp;
  readonly mostLength: number;
  /** The value as it is kept, a time in ms; undefined where this is no value of the variable. */
  readonly read: (value: string) => Value | undefined;
}

export type Value = string | number | null;

export type Fit =
  | { readonly kind: 'fits'; readonly values: readonly Value[] }
  /** It stops fitting at this slot. */
  | { readonly kind: 'unfit'; readonly at: number }
  /** It fits in two ways, or nobody can tell in time. */
  | { readonly kind: 'ambiguous' };

/** Steps for each character of a line: a line that was made to have many ends is given up, whatever its length. */
const stepsEach = 30;
const stepsLeast = 30_000;

/**
 * Cuts a line into the values of a format, in time that is linear in its length. A value ends where the text behind it
 * stands; where it stands twice, both are tried, and a line that fits in two ways is ambiguous, since one of them
 * would be a wrong value that somebody may have made on purpose.
 *
 * @param text one character a byte
 */
export function cutLine(text: string, lead: string, slots: readonly Slot[]): Fit {
  if (!text.startsWith(lead)) return { kind: 'unfit', at: 0 };
  const values: Value[] = [];
  let found: readonly Value[] | undefined;
  let furthest = 0;
  let left = stepsLeast + text.length * stepsEach;

  const spend = (steps: number) => {
    left -= steps;
  };
  /** Whether the search is over: a second way was found, or no steps are left. */
  const walk = (at: number, from: number): boolean => {
    const slot = slots[at];
    if (slot === undefined) return end(from);
    furthest = Math.max(furthest, at);
    for (const to of endsOf(text, slot, from, spend)) {
      spend(to - from + 1);
      if (left < 0) return true;
      const value = slot.read(text.slice(from, to));
      if (value === undefined) continue;
      values[at] = value;
      if (walk(at + 1, to + slot.behind.length)) return true;
    }
    return false;
  };
  const end = (from: number): boolean => {
    if (from !== text.length) return false;
    if (found !== undefined) return true;
    found = [...values];
    return false;
  };

  if (walk(0, lead.length)) return { kind: 'ambiguous' };
  return found === undefined ? { kind: 'unfit', at: furthest } : { kind: 'fits', values: found };
}

type Spend = (steps: number) => void;

/** Where a value that begins at `from` may end. What is looked through for that is spent. */
function* endsOf(text: string, slot: Slot, from: number, spend: Spend): Generator<number> {
  const { behind, closing } = slot;
  const limit = closing ? closing(text, from) : Math.min(stopFrom(text, slot.stops, from), from + slot.mostLength);
  spend((limit === -1 ? text.length : limit) - from);
  if (closing || behind === '') {
    if (limit !== -1 && (behind === '' ? limit >= text.length : text.startsWith(behind, limit))) yield limit;
    return;
  }
  const reach = text.slice(from, limit + behind.length);
  for (let to = reach.indexOf(behind); to !== -1; to = reach.indexOf(behind, to + 1)) yield from + to;
}

function stopFrom(text: string, stops: RegExp | undefined, from: number): number {
  if (stops === undefined) return text.length;
  stops.lastIndex = from;
  return stops.exec(text)?.index ?? text.length;
}
