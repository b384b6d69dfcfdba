import { isScalar, LineCounter, type ParsedNode, parseDocument, type Document as Yaml } from 'yaml';
import type { Problem } from '../../errors.ts';
import { refusalOf } from './refusal.ts';
import { type SyntaxFault, syntaxFaults } from './syntax.ts';
import type { SyntaxWords } from './syntaxWords.ts';

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
export function readDocument(
  source: Source,
): { readonly document: Document } | { readonly problems: readonly Problem[] } {
  const text = source.text.replace(/^\uFEFF/, '');
  const refusal = refusalOf(text);
  if (refusal) return { problems: [problem(source.file, placeIn(text, refusal.offset), refusal)] };
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const yaml = parse(text, lines);
  const faults = faultsOf(yaml, text, (offset) => placeAt(offset).line);
  if (faults.length > 0) return { problems: faults.map((fault) => problem(source.file, placeAt(fault.offset), fault)) };
  const root = yaml.contents;
  if (root === null || (isScalar(root) && root.value === null)) {
    return { problems: [problem(source.file, { line: 1, column: 1 }, empty)] };
  }
  return { document: { root, placeAt } };
}

function parse(text: string, lineCounter: LineCounter): Yaml.Parsed {
  return parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    version: '1.2',
    resolveKnownTags: false,
    stringKeys: true,
    // unfold.ts looks for duplicate keys: it names both places, and the parser's search is quadratic.
    uniqueKeys: false,
  });
}

function faultsOf(yaml: Yaml.Parsed, text: string, lineOf: (offset: number) => number): readonly SyntaxFault[] {
  const faults = syntaxFaults(yaml, text, lineOf);
  if (faults.length > 0) return faults;
  const { explicit, version } = yaml.directives.yaml;
  if (!explicit || version === '1.2') return [];
  return [
    { offset: 0, message: `the file asks for YAML ${version}`, hint: 'take the %YAML line out: this is YAML 1.2' },
  ];
}

const empty = {
  message: 'the file is empty',
  hint: 'begin with `name: access-log`; examples/minimal.yml of legacy-log-ecs has the rest',
} as const;

function problem(file: string, place: Place, { message, hint }: SyntaxWords): Problem {
  return { severity: 'error', file, ...place, message, hint };
}

function placeIn(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
