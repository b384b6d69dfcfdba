import { escapeMarkdown, plain } from '../../report/escape.ts';
import { isMapping } from '../../values/mapping.ts';
import type { Result } from '../command.ts';

/**
 * What the verification said when it was asked after a deploy. Only `lost` is a failure: what is unknown is no loss. `open` is
 * what is not lost and not well either: lines that are waited for, rows that are too many.
 */
export interface Verification {
  readonly kind: 'fine' | 'open' | 'lost' | 'unknown';
  readonly sentence: string;
}

/** @param payload what the function answered, as text; it is JSON of `lambda/answer.ts` where the function is ours */
export function judgeAnswer(payload: string): Verification {
  const answer = parsed(payload);
  if (answer === undefined) return unknownAs('its answer is not that of a verification');
  const { outcome, verifiedUntil, lost, unread, isNothing, missing, identity } = answer;
  if (lost > 0) {
    const what = identity === 'none' ? 'counts fall short by' : 'lines are lost:';
    const sentence = `${what} ${missing} in ${lost} ${lost === 1 ? 'window' : 'windows'}; verified until ${verifiedUntil}`;
    return { kind: 'lost', sentence };
  }
  if (outcome === 'unknown') {
    const untold = unread > 0 ? ['some windows could not be told'] : [];
    return unknownAs([...untold, isNothing ? 'nothing was compared' : `verified until ${verifiedUntil}`].join('; '));
  }
  const kind = outcome === 'verified' ? 'fine' : 'open';
  const beside = unread > 0 ? ', and some windows could not be told' : '';
  return { kind, sentence: `${words[outcome](identity)}${beside}; verified until ${verifiedUntil}` };
}

export function unknownAs(because: string): Verification {
  return { kind: 'unknown', sentence: `whether lines are lost is unknown: ${because}` };
}

/** Where only numbers are compared, nothing is known of single lines. */
const words: Readonly<Record<Exclude<Outcome, 'unknown'>, (identity: string) => string>> = {
  verified: (identity) => (identity === 'none' ? 'counts agree' : 'nothing is lost'),
  waiting: () => 'no loss is known, and some windows are not decided yet',
  different: () => 'no loss is known, but rows stand twice or have no line',
};

type Outcome = 'verified' | 'waiting' | 'unknown' | 'different';

function parsed(payload: string) {
  const answer = fromJson(payload);
  if (!isMapping(answer) || !isMapping(answer.states) || !isMapping(answer.totals)) return undefined;
  const { outcome, verifiedUntil, identity, states, totals } = answer;
  const untilMs = Date.parse(String(verifiedUntil));
  const lost = Number(states.lost);
  // A loss is one whatever else the answer leaves out; without one, all that may stand against it has to be told.
  const unread = lost > 0 ? Number(states.unknown ?? 0) : Number(states.unknown);
  const missing = /^\d{1,40}$/.exec(String(totals.missing))?.[0];
  if (!isOutcome(outcome) || ![lost, unread].every(Number.isInteger) || Number.isNaN(untilMs) || missing === undefined)
    return undefined;
  return {
    outcome,
    lost,
    unread,
    isNothing: totals.lines === '0' && totals.rows === '0',
    missing,
    verifiedUntil: new Date(untilMs).toISOString(),
    identity: String(identity),
  };
}

function isOutcome(value: unknown): value is Outcome {
  return value === 'unknown' || (typeof value === 'string' && Object.hasOwn(words, value));
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A deploy’s result with what the verification said after it. */
export function withVerification(result: Result, { kind, sentence }: Verification): Result {
  const line = plain(`verification: ${sentence}`);
  const told = {
    ...result,
    text: `${result.text}\n${line}`,
    markdown: `${result.markdown}\n\n${marks[kind]} ${escapeMarkdown(line)}`,
  };
  return kind === 'lost' ? { ...told, status: 'not good', failure: line } : told;
}

const marks = { fine: '✅', open: '⚠️', lost: '❌', unknown: '❔' } as const;
