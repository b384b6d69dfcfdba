import { grouped } from '../../values/grouped.ts';
import type { Outcome } from '../report.ts';
import { isNothing, type Standing } from './outcome.ts';
import { beginningWords, type Clockface, untilWords } from './when.ts';

export interface Story extends Standing {
  readonly outcome: Outcome;
  readonly identity: 'unique' | 'multiple' | 'none';
  readonly face: Clockface;
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly otherUntilMs?: number | undefined;
}

/**
 * The one sentence that people read. `Verified without a gap up to 22 Nov 14:35 UTC; nothing lost since 3 May.` stands
 * there only where it is so; else it begins with what is wrong, and then says until when all is verified. Where only
 * numbers are compared, it says that they agree, and nothing of lines.
 */
export function headlineOf(story: Story): string {
  const since = beginningWords(story.face, story.sinceMs);
  if (hasNothing(story)) return `Nothing was compared: ${nothingIn(story, since)}.`;
  if (story.outcome === 'verified') return `${wellSaid(story, since)}${ofOthers(story)}.`;
  const [wrong, open] = [listed(faults(story)), listed([...unknowns(story), ...waits(story)])];
  const said = [...(wrong === '' ? [] : [`${wrong} since ${since}`]), ...(open === '' ? [] : [open]), soFar(story)];
  return `${capital(said.join('; '))}${ofOthers(story)}.`;
}

/** What was compared while the configuration said something else is no proof of what it says now. */
function ofOthers({ face, otherUntilMs }: Story): string {
  return otherUntilMs === undefined ? '' : `; compared in part by other settings ${untilWords(face, otherUntilMs)}`;
}

function hasNothing({ outcome, totals }: Story): boolean {
  return outcome === 'unknown' && totals.states.unknown === 0 && isNothing(totals);
}

function nothingIn({ totals }: Story, since: string): string {
  const isLookedAt = Object.values(totals.states).some((count) => count > 0);
  return isLookedAt
    ? `neither a line nor a row stands there since ${since}`
    : `no window since ${since} is over and settled yet`;
}

function wellSaid({ identity, face, untilMs }: Story, since: string): string {
  const until = untilWords(face, untilMs);
  return identity === 'none'
    ? `Counts agree without a gap ${until}, since ${since}`
    : `Verified without a gap ${until}; nothing lost since ${since}`;
}

/** Until when, beside what is wrong. A loss may lie before that instant: what is verified is final, and not well. */
function soFar({ identity, face, sinceMs, untilMs, totals }: Story): string {
  if (untilMs <= sinceMs) return identity === 'none' ? 'nothing is compared to its end yet' : 'nothing is verified yet';
  const until = untilWords(face, untilMs);
  if (isNothing(totals)) return `nothing was compared ${until}`;
  if (identity !== 'none') return `verified ${until}${totals.states.lost > 0 ? '' : ', nothing lost until then'}`;
  const isAgreed = totals.states.lost + totals.states.extra === 0;
  return isAgreed ? `counts agree ${until}` : `compared ${until}`;
}

function faults({ identity, totals }: Story): readonly string[] {
  const { missing, extra, repeated, states } = totals;
  const [short, long] = [`in ${counted(states.lost, 'window')}`, `in ${counted(states.extra, 'window')}`];
  if (identity === 'none') {
    return [
      ...some(missing, `counts fall short by ${grouped(missing)} ${short}`),
      ...some(extra, `counts are too high by ${grouped(extra)} ${long}`),
    ];
  }
  return [
    ...some(missing, `${counted(missing, 'line')} lost ${short}`),
    ...some(extra, `${counted(extra, 'row')} without a line`),
    ...some(repeated, `${counted(repeated, 'row')} repeated`),
  ];
}

function unknowns({ totals }: Story): readonly string[] {
  const { unknown } = totals.states;
  return some(unknown, `${counted(unknown, 'window')} unknown`);
}

function waits({ identity, outcome, totals, left, waiting }: Story): readonly string[] {
  const { late, states } = totals;
  const inWindows = `in ${counted(states.late + states.short, 'window')}`;
  const settling = states.open + states.settling;
  const behind =
    identity === 'none'
      ? `counts short by ${grouped(late)} ${inWindows} so far`
      : `${counted(late, 'line')} late ${inWindows}`;
  const said = [
    ...some(late, behind),
    ...some(settling, `${counted(settling, 'window')} still settling`),
    ...some(waiting, `${counted(waiting, 'window')} not over or not settled yet`),
    ...some(left, `${counted(left, 'window')} not looked at yet`),
  ];
  // Nothing else can make a run wait.
  return said.length === 0 && outcome === 'waiting' ? ['a gap in what was looked at'] : said;
}

function some(amount: bigint | number, words: string): readonly string[] {
  return amount > 0 ? [words] : [];
}

/** `12 windows`, `1 window`. */
export function counted(amount: bigint | number, noun: string): string {
  return `${grouped(amount)} ${noun}${Number(amount) === 1 ? '' : 's'}`;
}

/** `a, b and c`. */
function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
