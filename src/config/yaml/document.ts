import { isScalar, LineCounter, type ParsedNode, parseDocument, type Document as Yaml } from 'yaml';
import type { Problem } from '../../errors.ts';
import { refusalOf } from './refusal.ts';
import { type SyntaxFault, syntaxFaults } from './syntax.ts';

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
  const refusal = refusalOf(text);
  if (refusal) return { problems: [problem(source.file, placeIn(text, refusal.offset), refusal)] };
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const yaml = parse(text, lines);
  const faults = faultsOf(yaml, text, (offset) => placeAt(offset).line);
  const root = yaml.contents;
  if (root !== null && faults.length === 0) return { document: { root, placeAt }, problems: [] };
  return { problems: faults.map((fault) => problem(source.file, placeAt(fault.offset), fault)) };
}

function parse(text: string, lineCounter: LineCounter): Yaml.Parsed {
  return parseDocument(text, {
    lineCounter,
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
}

function faultsOf(yaml: Yaml.Parsed, text: string, lineOf: (offset: number) => number): readonly SyntaxFault[] {
  const faults = syntaxFaults(yaml, text, lineOf);
  if (faults.length > 0) return faults;
  const { explicit, version } = yaml.directives.yaml;
  if (explicit && version !== '1.2') {
    const hint = 'take the %YAML line out: this is YAML 1.2';
    return [{ offset: 0, message: `the file asks for YAML ${version}`, hint }];
  }
  const root = yaml.contents;
  return root === null || (isScalar(root) && root.value === null) ? [{ offset: 0, ...empty }] : [];
}

const empty = {
  message: 'the file is empty',
  hint: 'begin with `name: access-log`; examples/minimal.yml of legacy-log-ecs has the rest',
} as const;

function problem(file: string, place: Place, { message, hint }: SyntaxFault): Problem {
  return { severity: 'error', file, ...place, message, hint };
}

function placeIn(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
