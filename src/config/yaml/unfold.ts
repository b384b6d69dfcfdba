import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import { type Finding, type Path, pathKey } from '../finding.ts';
import { Anchors } from './anchors.ts';
import type { Document, Place } from './document.ts';
import { Places } from './places.ts';
import { isOneVariable, substitute } from './substitute.ts';
import { noTarget, noVariable, secondKey, tooDeep, tooMany, unsetVariable, unusedAnchor } from './unfoldWords.ts';

/** A document as plain values, with `${NAME}` filled in, and where in the text each of them stands. */
export interface Unfolded {
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** Whether the file holds more than can be a configuration: then the value is not all of it. */
  readonly endless: boolean;
  /** The place of a setting, or of the nearest setting above it where it does not stand in the file. */
  readonly placeOf: (path: Path, at?: 'key') => Place;
  /** What holds a variable's value, by `pathKey`: such a value is not shown to anybody. */
  readonly filled: ReadonlySet<string>;
  /** Numbers, true and false as they are written, by `pathKey`: of `1.10` the value is 1.1. */
  readonly written: ReadonlyMap<string, string | undefined>;
}

export interface UnfoldOptions {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Paths that somebody else will set: their `${NAME}` need not be known. */
  readonly leave: ReadonlySet<string>;
  /** What a setting takes, so that a `${PORT}` can become a number. */
  readonly wants: (path: Path) => Wanted;
}

type Wanted = 'number' | 'boolean' | 'text';

// A real file has some hundred values. Aliases that refer to aliases ("billion laughs") multiply: this stops them.
const mostValues = 20_000;
const deepest = 40;

/**
 * Turns YAML nodes into plain values. Aliases are followed; merge keys (`<<`) are ordinary keys.
 *
 * `${NAME}` is filled in after the YAML has been read, in texts only, so that a variable's value can never add a key
 * or a line. It gives text, with one exception: a value that is nothing but one `${NAME}` becomes a number or true or
 * false where the setting takes one, with or without quotes.
 */
export function unfold(document: Document, options: UnfoldOptions): Unfolded {
  const reading = new Reading(document, options);
  const value = reading.value(document.root, []);
  const { endless, findings, anchors, places, filled, written } = reading;
  return {
    value,
    findings: endless ? [endless] : [...findings, ...anchors.unused().map(unusedAnchor)],
    endless: endless !== undefined,
    filled,
    written,
    placeOf: (path, at) => document.placeAt(places.offsetOf(path, at)),
  };
}

/** What has been read so far of a document. */
class Reading {
  readonly findings: Finding[] = [];
  readonly places = new Places();
  readonly anchors = new Anchors();
  readonly filled = new Set<string>();
  readonly written = new Map<string, string | undefined>();
  /** Why nothing more is read. */
  endless: Finding | undefined;
  #values = 0;
  readonly #document: Document;
  readonly #options: UnfoldOptions;

  constructor(document: Document, options: UnfoldOptions) {
    this.#document = document;
    this.#options = options;
  }

  value(node: Node | null, path: Path, key?: Node): unknown {
    this.#values += 1;
    if (this.#values > mostValues) this.endless ??= tooMany(path.slice(0, 1));
    if (path.length > deepest) this.endless ??= tooDeep(path.slice(0, 1));
    if (this.endless) return undefined;
    this.places.add(path, node, key);
    if (isAlias(node)) return this.#target(node.source, path, key);
    if (node?.anchor) this.anchors.add(node.anchor, node, path);
    if (isMap<Scalar<string>, Node | null>(node)) return this.#mapping(node.items, path);
    if (isSeq<Node | null>(node)) return node.items.map((item, index) => this.value(item, [...path, index]));
    return isScalar(node) ? this.#scalar(node, path) : null;
  }

  #target(name: string, path: Path, key: Node | undefined): unknown {
    const { target, near } = this.anchors.follow(name);
    if (target) return this.value(target, path, key);
    this.findings.push(noTarget(path, near));
    return undefined;
  }

  /** Every key is a text: `document.ts` has refused all others. */
  #mapping(pairs: readonly Pair<Scalar<string>, Node | null>[], path: Path): Record<string, unknown> {
    const values = new Map<string, unknown>();
    const lines = new Map<string, number>();
    for (const { key, value } of pairs) {
      const own = [...path, key.value];
      const { line } = this.#document.placeAt(key.range?.[0] ?? 0);
      const first = lines.get(key.value);
      if (first === undefined) lines.set(key.value, line);
      values.set(key.value, this.value(value, own, key));
      if (first !== undefined) this.findings.push(secondKey(own, first));
    }
    // Not an assignment a key: that would run the setter of `__proto__`.
    return Object.fromEntries(values);
  }

  #scalar({ value, source }: Scalar, path: Path): unknown {
    if (typeof value === 'string') return this.#options.leave.has(pathKey(path)) ? value : this.#text(value, path);
    this.written.set(pathKey(path), source);
    return value;
  }

  #text(template: string, path: Path): unknown {
    const { text, changed, missing, malformed } = substitute(template, this.#options.variables);
    this.findings.push(...missing.map((name) => unsetVariable(name, path)));
    if (malformed > 0) this.findings.push(noVariable(path, template));
    if (changed) this.filled.add(pathKey(path));
    return changed && isOneVariable(template) ? typed(text, this.#options.wants(path)) : text;
  }
}

function typed(text: string, wanted: Wanted): unknown {
  if (wanted === 'number' && /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(text)) return Number(text);
  if (wanted === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}
