/** The fields that a filter expression of Logs Insights names, without those that every event has; in their order. */
export interface FilterFields {
  /** An event that lacks one of these mostly fails the comparison without a word. */
  readonly compared: readonly string[];
  /** Those that the filter itself asks after, `ispresent(status) and status < 500`: what it leaves out, it is meant to. */
  readonly asked: readonly string[];
}

export function filterFields(filter = ''): FilterFields {
  const tokens = tokensOf(filter);
  const asked = new Set(fieldsIn(tokens, true));
  const compared = new Set(fieldsIn(tokens, false));
  const isNamed = (name: string) => !always.has(name);
  return {
    compared: [...compared].filter((name) => isNamed(name) && !asked.has(name)),
    asked: [...asked].filter(isNamed),
  };
}

/** What every event has. Source: the guide's "Supported logs and discovered fields". */
export const always: ReadonlySet<string> = new Set(['@message', '@timestamp', '@ingestionTime', '@logStream', '@log']);

/** Functions that answer also for a field that is not there. Source: the guide's general and string functions. */
const guards = new Set(['ispresent', 'isempty', 'isblank', 'coalesce']);

const words = new Set(['and', 'or', 'not', 'in', 'like', 'true', 'false', 'null']);

interface Token {
  readonly kind: 'word' | 'field' | 'open' | 'close' | 'other';
  readonly text: string;
}

/** Strings and comments hold no names, nor does a regular expression: it stands behind `like` or `=~` only. */
const patterns: readonly { readonly kind: Token['kind'] | 'nothing'; readonly pattern: RegExp }[] = [
  { kind: 'nothing', pattern: /\s+|#[^\n]*/y },
  { kind: 'other', pattern: /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y },
  { kind: 'other', pattern: /(?<=(?:\blike|=~)\s*)\/(?:[^/\\\n]|\\.)+\//iy },
  { kind: 'field', pattern: /`([^`]+)`/y },
  { kind: 'other', pattern: /\d+(?:\.\d+)?(?:[A-Za-z]+[+-]?\d*)?/y },
  { kind: 'word', pattern: /[@A-Za-z_][\w@]*(?:\.[\w@]+)*/y },
  { kind: 'open', pattern: /\(/y },
  { kind: 'close', pattern: /\)/y },
  { kind: 'other', pattern: /[\s\S]/y },
];

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const { kind, found } = firstAt(text, at);
    if (kind !== 'nothing') tokens.push({ kind, text: found[1] ?? found[0] });
    at += found[0].length;
  }
  return tokens;
}

function firstAt(text: string, at: number) {
  for (const { kind, pattern } of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return { kind, found };
  }
  throw new RangeError('any character is a token');
}

/** @param guarded whether those are meant that stand within a function which answers for what is missing, or the others */
function fieldsIn(tokens: readonly Token[], guarded: boolean): string[] {
  const names: string[] = [];
  const calls: boolean[] = [];
  for (const [at, { kind, text }] of tokens.entries()) {
    const isCall = kind === 'word' && tokens[at + 1]?.kind === 'open';
    if (kind === 'open') calls.push(isGuard(tokens[at - 1]) || (calls.at(-1) ?? false));
    else if (kind === 'close') calls.pop();
    else if (isName({ kind, text }) && !isCall && (calls.at(-1) ?? false) === guarded) names.push(text);
  }
  return names;
}

function isGuard(token: Token | undefined): boolean {
  return token?.kind === 'word' && guards.has(token.text.toLowerCase());
}

function isName({ kind, text }: Token): boolean {
  return kind === 'field' || (kind === 'word' && !words.has(text.toLowerCase()));
}
