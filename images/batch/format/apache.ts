import { apacheDirective } from './apacheDirectives.ts';
import { FormatInvalid, type Piece, type Template } from './piece.ts';

/**
 * Takes Apache's format apart: as it is, with or without the backslashes of its configuration, or pasted with its
 * directive, `LogFormat "…" combined` or `CustomLog FILE "…"`.
 *
 * @param zone of times that say none
 * @throws FormatInvalid
 */
export function readApache(text: string, zone?: string): Template {
  // As Apache does: a backslash at its end continues a line.
  const line = text.replace(/\\\r?\n/g, '');
  const [, pasted] = directiveLine.exec(line) ?? [];
  if (pasted === undefined && isApacheDirective(line)) {
    throw new FormatInvalid({ fact: 'the directive is not whole', hint: 'paste one line: LogFormat "…" name' });
  }
  return { pieces: [...piecesOf(withTimesJoined(configured(pasted ?? line)), zone)], escaping: 'apache' };
}

const directiveLine =
  /^\s*(?:LogFormat|(?:Custom|Global)Log\s+(?:"(?:[^"\\]|\\.)*"|\S+))\s+"((?:[^"\\]|\\.)*)"(?:\s+\S+)?\s*$/is;

/** Whether a text is pasted from a configuration of Apache. */
export function isApacheDirective(text: string): boolean {
  return /^\s*(?:LogFormat|CustomLog|GlobalLog)\b/i.test(text);
}

const letters: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n', '"': '"', '\\': '\\' };

function configured(text: string): string {
  return text.replace(/\\(.)/gs, (whole, letter: string) => letters[letter] ?? whole);
}

/** `[%{%d/%b/%Y %T}t.%{msec_frac}t %{%z}t]`, as Apache's manual has it, is one time in three directives. */
const severalTimes = /%\{[^}]*\}t(?:[ .,]?%\{[^}]*\}t)+/g;

function withTimesJoined(format: string): string {
  return format.replace(severalTimes, (times) => {
    const joined = times.replace(/%\{(?:(?:begin|end):)?([^}]*)\}t/g, (_, part: string) => fractions[part] ?? part);
    return `%{${joined}}t`;
  });
}

const fractions: Readonly<Record<string, string>> = { msec_frac: '%3', usec_frac: '%6' };

// Between % and the letter: statuses for which it is written at all, and which of several requests is meant.
const directive = /%(?:(%)|(U%q)|!?[\d,]*[<>]?(?:\{([^}]*)\})?[<>]?(\^[A-Za-z]{2}|[A-Za-z]))/g;

function* piecesOf(format: string, zone: string | undefined): Generator<Piece> {
  let [from, literal] = [0, ''];
  for (const found of format.matchAll(directive)) {
    const [name, percent, pathAndQuery, argument, letter] = found;
    literal += format.slice(from, found.index);
    from = found.index + name.length;
    if (percent !== undefined) literal += percent;
    else {
      if (literal !== '') yield literal;
      literal = '';
      yield* apacheDirective(name, pathAndQuery ?? letter ?? '', argument, zone);
    }
  }
  literal += format.slice(from);
  if (literal !== '') yield literal;
}
