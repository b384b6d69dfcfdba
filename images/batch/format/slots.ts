import { decode } from '../decode.ts';
import { hasUnescaped, unescapedQuote, withoutEscapes } from './escaping.ts';
import { kinds, mostTimeLength } from './kind.ts';
import { type Escaping, FormatInvalid, type Piece, type Template, type Variable } from './piece.ts';
import type { Slot, Value } from './search.ts';

/**
 * A format's variables with what ends each of them.
 *
 * @throws FormatInvalid where nothing stands between two of them
 */
export function slotsOf({ pieces: parts, escaping }: Template): { lead: string; slots: readonly Slot[] } {
  const pieces = withTextsJoined(parts);
  const slots = pieces.flatMap((variable, at) => {
    if (typeof variable === 'string') return [];
    const [before = '', behind = ''] = [pieces[at - 1], pieces[at + 1]];
    if (typeof behind !== 'string') {
      throw new FormatInvalid({
        fact: `nothing stands between ${variable.name} and ${behind.name}`,
        hint: 'without a separator nobody can tell where one ends and the other begins',
      });
    }
    return [slotOf(variable, typeof before === 'string' ? before : '', behind, escaping)];
  });
  const [lead] = pieces;
  return { lead: typeof lead === 'string' ? lead : '', slots };
}

function withTextsJoined(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (typeof piece === 'string' && typeof before === 'string') joined[joined.length - 1] = before + piece;
    else joined.push(piece);
  }
  return joined;
}

function slotOf(variable: Variable, before: string, behind: string, escaping: Escaping): Slot {
  const isQuoted = before.endsWith('"') && behind.startsWith('"');
  const closing = isQuoted && escaping !== 'none' ? closings[escaping] : undefined;
  const stops = isQuoted || variable.kind === 'time' ? undefined : kinds[variable.kind].stops;
  return {
    variable,
    behind,
    ...(closing && { closing }),
    ...(stops && { stops }),
    mostLength: variable.kind === 'time' ? mostTimeLength : Number.POSITIVE_INFINITY,
    read: (value) => readValue(value, variable, isQuoted, escaping),
  };
}

/** nginx writes a quote as \x22, the others put a backslash before it. */
const closings: Readonly<Record<Exclude<Escaping, 'none'>, (text: string, from: number) => number>> = {
  nginx: (text, from) => text.indexOf('"', from),
  apache: unescapedQuote,
  json: unescapedQuote,
};

/** In quotes these may be anything that a client sends. */
const freeInQuotes: ReadonlySet<Variable['kind']> = new Set(['address', 'user', 'token', 'list']);

function readValue(value: string, variable: Variable, isQuoted: boolean, escaping: Escaping): Value | undefined {
  const { kind, moment } = variable;
  if (kind === 'time') return moment?.(value);
  // What a server has nothing to say for: `-`, and nothing at all where it writes JSON or does not escape.
  if (value === '-') return null;
  if (value === '' && (escaping === 'json' || escaping === 'none')) return null;
  // Apache writes an empty name as two quotes.
  if (kind === 'user' && value === '""') return '';
  if (escaping !== 'none' && hasUnescaped(value)) return undefined;
  const bytes = withoutEscapes(value, escaping);
  if (bytes === undefined) return undefined;
  const text = decode(Buffer.from(bytes, 'latin1'));
  return isQuoted && freeInQuotes.has(kind) ? text : kinds[kind].read(text);
}
