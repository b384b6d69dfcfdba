import { nginxVariable } from './nginxVariables.ts';
import { type Escaping, FormatInvalid, type Piece, type Template } from './piece.ts';

/**
 * Takes nginx's format apart: as it is, or pasted with its directive, `log_format main escape=json '…' '…';`.
 *
 * @throws FormatInvalid
 */
export function readNginx(text: string): Template {
  const { format, escaping } = /^\s*(?:log_format\s|')/.test(text) ? pasted(text) : plain(text);
  return { pieces: [...piecesOf(format)], escaping };
}

interface Format {
  readonly format: string;
  readonly escaping: Escaping;
}

const escapings: Readonly<Record<string, Escaping>> = { default: 'nginx', json: 'json', none: 'none' };

function plain(text: string): Format {
  const [whole = '', mode] = /^\s*escape=(\w+)\s+/.exec(text) ?? [];
  return { format: text.slice(whole.length).replaceAll('\\t', '\t'), escaping: escapingOf(mode ?? 'default') };
}

function escapingOf(word: string): Escaping {
  const escaping = Object.hasOwn(escapings, word) ? escapings[word] : undefined;
  if (escaping !== undefined) return escaping;
  throw new FormatInvalid({ fact: `escape=${word} is not known`, hint: 'it is default, json or none' });
}

/** What nginx makes of the words of a directive: all behind the name, put together. */
function pasted(text: string): Format {
  const words = wordsOf(text);
  if (words[0]?.text === 'log_format' && !words[0].isQuoted) words.splice(0, 2);
  const [, mode] = (words[0]?.isQuoted ? null : /^escape=(.*)$/.exec(words[0]?.text ?? '')) ?? [];
  if (mode !== undefined) words.shift();
  const format = words.map((word) => word.text).join('');
  if (format === '') throw new FormatInvalid({ fact: 'the directive holds no format', hint: "log_format name '…';" });
  return { format, escaping: escapingOf(mode ?? 'default') };
}

interface Word {
  readonly text: string;
  readonly isQuoted: boolean;
}

const word = /\s+|#[^\n]*|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(;)|([^\s;'"#](?:\\.|[^\s;\\])*)/gsy;

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  word.lastIndex = 0;
  while (word.lastIndex < text.length) {
    const at = word.lastIndex;
    const [, single, double, end, bare] = word.exec(text) ?? [];
    if (word.lastIndex === 0) throw unreadable(at + 1, 'a quote is not closed');
    if (end) {
      if (text.slice(word.lastIndex).trim() === '') return words;
      throw unreadable(word.lastIndex + 1, 'something follows the semicolon');
    }
    const quoted = single ?? double;
    const found = quoted ?? bare;
    if (found !== undefined) words.push({ text: configured(found), isQuoted: quoted !== undefined });
  }
  return words;
}

function unreadable(place: number, fact: string): FormatInvalid {
  return new FormatInvalid({
    fact: `${fact} (at character ${place})`,
    hint: 'paste one log_format, from its name to its semicolon',
  });
}

const letters: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n', '"': '"', "'": "'", '\\': '\\' };

/** As ngx_conf_read_token does; what it does not know it leaves as it stands. */
function configured(text: string): string {
  return text.replace(/\\(.)/gs, (whole, letter: string) => letters[letter] ?? whole);
}

const variable = /\$(?:\{(\w+)\}|(uri\$is_args\$args|document_uri\$is_args\$args|\w+))/g;

function* piecesOf(format: string): Generator<Piece> {
  let from = 0;
  for (const found of format.matchAll(variable)) {
    if (found.index > from) yield format.slice(from, found.index);
    yield nginxVariable(found[1] ?? found[2] ?? '');
    from = found.index + found[0].length;
  }
  if (from < format.length) yield format.slice(from);
}
