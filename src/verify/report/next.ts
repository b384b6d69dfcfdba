import { doubtful, upAndDown } from '../ledger/decide.ts';
import type { Entry, State } from '../ledger/entry.ts';
import { tooQuiet } from '../ledger/quiet.ts';
import { type Clockface, instantWords } from './when.ts';

export interface Advice {
  readonly identity: 'unique' | 'multiple' | 'none';
  readonly face: Clockface;
  readonly lostAfterMs: number;
}

/** What to do about a window of this state; undefined where nothing is to be done. Settled words, none from outside. */
export function nextOf(entry: Pick<Entry, 'state' | 'toMs' | 'because'>, advice: Advice): string | undefined {
  const { state } = entry;
  if (state === 'unknown') return unknownNext(entry.because);
  if (state === 'late') {
    return `wait until ${instantWords({ ...advice.face, byDays: false }, entry.toMs + advice.lostAfterMs)}: what has no row by then is lost`;
  }
  return advice.identity === 'none' ? (countsNext[state] ?? settled[state]) : settled[state];
}

const settled: Readonly<Partial<Record<State, string>>> = {
  open: 'wait for its end',
  settling: 'wait: the next run looks again',
  short: 'wait: the neighbouring window decides',
  lost: 'load them again: verify --replay FILE writes the missing lines as the batch reads them',
  repeated: 'delete the rows beyond the first of each line, and see why the batch loaded them twice',
  extra:
    'see who wrote rows that no line asks for: another writer, a filter that leaves lines out, or a group that is not listed',
};

/** Where no line has a name, none can be written. */
const countsNext: Readonly<Partial<Record<State, string>>> = {
  lost: 'see verify --explain WINDOW; with verify.identity the lines could be named and loaded again',
  extra: 'see verify --explain WINDOW: rows that stand twice, another writer, or a filter that leaves lines out',
};

function unknownNext(because: readonly string[]): string {
  if (because.includes(tooQuiet)) return 'see whether anybody sends, and whether the filter finds anything at all';
  if (because.includes(doubtful)) return 'see verify --explain WINDOW; an id in each line would tell which one it is';
  if (because.includes(upAndDown))
    return 'say in verify.identity how a line is known: then lines are compared and not their numbers';
  const sides = [
    ...(because.some((reason) => reason.startsWith('log:')) ? ['the log'] : []),
    ...(because.some((reason) => reason.startsWith('database:')) ? ['the database'] : []),
  ];
  return `see to ${sides.join(' and ') || 'what is said beside it'}; the next run looks again`;
}
