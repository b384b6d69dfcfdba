import { type Document, visit, type YAMLError } from 'yaml';
import { spacing } from './spacing.ts';
import {
  bareVariable,
  conflict,
  indentation,
  noValue,
  openQuote,
  type SyntaxWords,
  template,
  wordsFor,
} from './syntaxWords.ts';

/** What is wrong with the text at an offset. */
export interface SyntaxFault extends SyntaxWords {
  readonly offset: number;
}

/**
 * What the parser complains of, in the words of the file's reader: at most one fault a line. One broken line makes the
 * parser complain several times, and of all that follows as "unexpected": the first complaint is about the cause.
 * The parser's own words are never passed on: they quote the text, which may be a password without its quotes.
 */
export function syntaxFaults(document: Document, text: string, lineOf: (offset: number) => number): SyntaxFault[] {
  const errors = [...document.errors, ...document.warnings];
  const exhausted = errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  const faults = new Map<number, SyntaxFault>();
  for (const error of exhausted ? [exhausted] : errors) {
    const follows = faults.size > 0 && (error.code === 'UNEXPECTED_TOKEN' || error.message.startsWith('Block scalar'));
    const fault = faultOf(error, document, text);
    const line = lineOf(fault.offset);
    if (!follows && !faults.has(line)) faults.set(line, fault);
  }
  return [...faults.values()].toSorted((one, other) => one.offset - other.offset);
}

function faultOf(error: YAMLError, document: Document, text: string): SyntaxFault {
  const offset = error.pos[0];
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const row = text.slice(start).replace(/\n.*/s, '');
  if (/^(<{7}|={7}|>{7}|\|{7})(\s|$)/.test(row)) return { offset: start, ...conflict };
  if (error.message.includes('closing')) return { offset: lastText(document), ...openQuote };
  if (error.code === 'NON_STRING_KEY' && text.startsWith('{{', offset - 1)) return { offset, ...template };
  if (/[{[,][^"']*\$\{/.test(row)) return { offset, ...bareVariable };
  const odd = spacing(row);
  if (odd) return { offset: start + odd.index, message: odd.message, hint: odd.hint };
  if (overIndented(error, row)) return { offset: nextText(text, start + row.length), ...indentation };
  if (error.message.endsWith('same column') && /^\s*(#|$)/.test(row))
    return { offset: nextText(text, offset), ...indentation };
  const glued = /^[\s-]*(\w+):[^\s:/]/.exec(row)?.[1];
  if (glued !== undefined && noValue.test(error.message)) {
    return { offset, message: `a space is missing after \`${glued}:\``, hint: `write \`${glued}: …\`` };
  }
  return { offset, ...wordsFor(error) };
}

/**
 * Whether the line below is at fault: being indented more than a setting that has its value, it counts as more of
 * that value, and only its own `: ` makes the parser complain, of the line above.
 */
function overIndented({ code }: YAMLError, row: string): boolean {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' && code !== 'MULTILINE_IMPLICIT_KEY') return false;
  const bare = row.replace(/"[^"]*"|'[^']*'/g, '');
  return bare.match(/:(\s|$)/g)?.length === 1;
}

/** Where the text of the next line begins that holds more than spaces and a comment, or the end. */
function nextText(text: string, from: number): number {
  const found = /\n[ \t]*(?=[^\s#])/.exec(text.slice(from));
  return found ? from + found.index + found[0].length : text.length;
}

/** Where the text begins whose quote is missing at its end: it takes all that follows, and so it is the last one. */
function lastText(document: Document): number {
  let start = 0;
  visit(document, {
    Scalar: (_, { range }) => {
      if (range) start = range[0];
    },
  });
  return start;
}
