import { isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import type { Problem } from '../../errors.ts';
import { largestFileBytes, tooLarge } from '../limits.ts';
import { syntaxFaults } from './syntax.ts';
import { nestedTooDeeply } from './syntaxWords.ts';

export interface Source {
  /** As the reader knows it; it stands before every problem. */
  readonly file: string;
  readonly text: string;
}

/** A place in the file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Document {
  readonly root: ParsedNode;
  readonly placeAt: (offset: number) => Place;
}

/**
 * Reads one YAML 1.2 document, or says why that cannot be done; with problems there is no document, because what the
 * parser makes of broken text is a guess. Line ends may be CRLF, and a byte order mark at the start is passed over.
 */
export function readDocument(source: Source): { readonly document?: Document; readonly problems: readonly Problem[] } {
  const text = source.text.replace(/^\uFEFF/, '');
  const first = { line: 1, column: 1 };
  const refuse = (place: Place, message: string, hint: string) => ({
    problems: [{ severity: 'error' as const, file: source.file, ...place, message, hint }],
  });
  if (text.length > largestFileBytes) return refuse(first, tooLarge.message, tooLarge.hint);
  const stray = strayCharacter(text);
  if (stray) return refuse(stray.place, stray.message, 'save the file as plain UTF-8 text');

  const tooDeep = deepBracket(text);
  if (tooDeep) return refuse(tooDeep, nestedTooDeeply.message, nestedTooDeeply.hint);

  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const yaml = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    version: '1.2',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    // unfold.ts looks for duplicate keys: it names both places, and the parser's search is quadratic.
    uniqueKeys: false,
    // 'silent' would also silence the error about a second document.
    logLevel: 'error',
  });
  const faults = syntaxFaults(yaml, text, (offset) => placeAt(offset).line);
  if (faults.length > 0) {
    return { problems: faults.flatMap(({ offset, message, hint }) => refuse(placeAt(offset), message, hint).problems) };
  }
  if (yaml.directives?.yaml.explicit && yaml.directives.yaml.version !== '1.2') {
    return refuse(
      first,
      `the file asks for YAML ${yaml.directives.yaml.version}`,
      'take the %YAML line out: this is YAML 1.2',
    );
  }
  const root = yaml.contents;
  if (root === null || (isScalar(root) && root.value === null)) {
    return refuse(
      first,
      'the file is empty',
      'begin with `name: access-log`; examples/minimal.yml of legacy-log-ecs has the rest',
    );
  }
  return { document: { root, placeAt }, problems: [] };
}

/**
 * The bracket at which more than 100 stand open. The parser would take many seconds to give up on a long row of them;
 * brackets inside texts are counted too, which at this bound harms nobody.
 */
function deepBracket(text: string): Place | undefined {
  let open = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    open = bracket === '[' || bracket === '{' ? open + 1 : Math.max(0, open - 1);
    if (open > 100) return placeIn(text, index);
  }
  return undefined;
}

/** The first character that no YAML text may hold: the file is binary, or in another encoding. */
function strayCharacter(text: string): { readonly place: Place; readonly message: string } | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const index = text.search(/\r(?!\n)|[\0-\x08\x0b\x0c\x0e-\x1f\x7f\uFEFF\uFFFE\uFFFF]/);
  if (index < 0) return undefined;
  const code = text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0');
  return {
    place: placeIn(text, index),
    message: `an invisible character stands here (U+${code})`,
  };
}

function placeIn(text: string, index: number): Place {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
