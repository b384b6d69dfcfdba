import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import { error, type Finding, type Path, pathKey, showPath, warning } from '../finding.ts';
import { suggest } from '../suggest.ts';
import type { Document, Place } from './document.ts';
import { isOneVariable, substitute } from './substitute.ts';

/** A document as plain values, with `${NAME}` filled in, and where in the text each of them stands. */
export interface Unfolded {
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** Whether the file holds more than can be a configuration: then the value is not all of it. */
  readonly endless: boolean;
  /** The place of a setting, or of the nearest setting above it where it does not stand in the file. */
  readonly placeOf: (path: Path, at: 'key' | 'value') => Place;
  /** What holds a variable's value, by `pathKey`: such a value is not shown to anybody. */
  readonly filled: ReadonlySet<string>;
  /** Numbers, true and false as they are written, by `pathKey`: of `1.10` the value is 1.1. */
  readonly written: ReadonlyMap<string, string>;
}

export interface UnfoldOptions {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Paths that somebody else will set: their `${NAME}` need not be known. */
  readonly leave: ReadonlySet<string>;
  /** What a setting takes, so that a `${PORT}` can become a number. */
  readonly wants: (path: Path) => 'number' | 'boolean' | 'text';
}

// A real file has some hundred values. Aliases that refer to aliases ("billion laughs") multiply: this stops them.
const mostValues = 20_000;
const deepest = 40;

interface Standing {
  readonly key?: number;
  readonly value: number;
}

/**
 * Turns YAML nodes into plain values. Aliases are followed; merge keys (`<<`) are ordinary keys.
 *
 * `${NAME}` is filled in after the YAML has been read, in texts only, so that a variable's value can never add a key
 * or a line. It gives text, with one exception: a value that is nothing but one `${NAME}` becomes a number or true or
 * false where the setting takes one, with or without quotes.
 */
export function unfold(document: Document, options: UnfoldOptions): Unfolded {
  const findings: Finding[] = [];
  const places = new Map<string, Standing>();
  const filled = new Set<string>();
  const written = new Map<string, string>();
  const anchors = new Map<string, Node>();
  const anchored = new Map<Node, Path>();
  const followed = new Set<Node>();
  let values = 0;
  let endless: Finding | undefined;

  function plain(node: unknown, path: Path, key?: Node): unknown {
    values += 1;
    if (values > mostValues || path.length > deepest) endless ??= tooMuch(path.slice(0, 1), values > mostValues);
    if (endless) return undefined;
    const at = isNode(node) ? node.range?.[0] : undefined;
    const keyAt = key?.range?.[0];
    places.set(pathKey(path), { value: at ?? keyAt ?? 0, ...(keyAt === undefined ? {} : { key: keyAt }) });
    if (isAlias(node)) {
      const name = anchors.has(node.source) ? node.source : suggest(node.source, [...anchors.keys()].slice(-100));
      const target = name === undefined ? undefined : anchors.get(name);
      if (target) followed.add(target);
      if (target && name === node.source) return plain(target, path, key);
      findings.push(noTarget(path, name));
      return undefined;
    }
    if (isNode(node) && 'anchor' in node && node.anchor) {
      anchors.set(node.anchor, node);
      if (!anchored.has(node)) anchored.set(node, path);
    }
    if (isMap(node)) return mapping(node.items, path);
    if (isSeq(node)) return list(node.items, path);
    return isScalar(node) ? scalar(node, path) : null;
  }

  function list(items: readonly unknown[], path: Path): unknown[] {
    const result: unknown[] = [];
    for (const [index, item] of items.entries()) {
      if (endless) break;
      result.push(plain(item, [...path, index]));
    }
    return result;
  }

  function mapping(pairs: readonly Pair[], path: Path): Record<string, unknown> {
    const seen = new Map<string, unknown>();
    for (const pair of pairs) {
      if (endless) break;
      const key = isScalar(pair.key) ? pair.key : undefined;
      const name = key ? (key.source ?? String(key.value ?? '')) : '';
      const own = [...path, name];
      const before = seen.has(name) ? places.get(pathKey(own))?.key : undefined;
      seen.set(name, plain(pair.value, own, key));
      if (before !== undefined) findings.push(twice(own, document.placeAt(before).line));
    }
    // Not an assignment a key: that would run the setter of `__proto__`.
    return Object.fromEntries(seen);
  }

  function scalar(node: Scalar, path: Path): unknown {
    if (typeof node.value !== 'string' && node.source !== undefined) written.set(pathKey(path), node.source);
    if (typeof node.value !== 'string' || options.leave.has(pathKey(path))) return node.value;
    const { text, changed, missing, malformed } = substitute(node.value, options.variables);
    findings.push(...missing.map((name) => unset(name, path)), ...(malformed > 0 ? [noName(path, node.value)] : []));
    if (!changed) return text;
    filled.add(pathKey(path));
    return isOneVariable(node.value) ? typed(text, options.wants(path)) : text;
  }

  const value = plain(document.root, []);
  return {
    value,
    findings: endless ? [endless] : [...findings, ...unreferenced(anchored, followed)],
    endless: endless !== undefined,
    filled,
    written,
    placeOf: (path, at) => document.placeAt(offsetOf(places, path, at)),
  };
}

function offsetOf(places: ReadonlyMap<string, Standing>, path: Path, at: 'key' | 'value'): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const standing = places.get(pathKey(path.slice(0, length)));
    // What does not stand in the file is shown at the key under which it would stand.
    if (standing) return length === path.length && at === 'value' ? standing.value : (standing.key ?? standing.value);
  }
  return 0;
}

function typed(text: string, wanted: 'number' | 'boolean' | 'text'): unknown {
  if (wanted === 'number' && /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(text)) return Number(text);
  if (wanted === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

function tooMuch(path: Path, many: boolean): Finding {
  const fact = many
    ? 'the file holds more than 20,000 values, with its aliases unfolded'
    : 'the values are nested too deeply';
  return error(path, fact, 'an alias may refer to aliases or to itself: write the values out');
}

/** The name after the star stays hidden: it may be a password that begins with one. An anchor's name is no secret. */
function noTarget(path: Path, near: string | undefined): Finding {
  const quotes = "define it with & above, or, for a text that begins with *, write it in quotes: '**'";
  const hint = near === undefined ? quotes : `did you mean *${near}?`;
  return error(path, `${showPath(path)} refers with * to nothing above it`, hint);
}

/** An anchor is taken out of the text: of a password `&a b` without quotes only `b` would be left, and nothing said. */
function unreferenced(anchored: ReadonlyMap<Node, Path>, followed: ReadonlySet<Node>): readonly Finding[] {
  return [...anchored].flatMap(([node, path]) =>
    followed.has(node)
      ? []
      : [
          warning(
            path,
            `${showPath(path) || 'the file'} begins with an anchor (a word that begins with &), to which nothing refers`,
            'put a text that begins with & in quotes, or take the anchor out',
          ),
        ],
  );
}

/** The Action's inputs that fill a variable of the same name. */
const inputs: Readonly<Record<string, string>> = {
  FLUENTD_IMAGE: 'fluentd-image',
  BATCH_IMAGE: 'batch-image',
  CLUSTER: 'cluster',
};

function unset(name: string, path: Path): Finding {
  const input = Object.hasOwn(inputs, name) ? `, or the input ${inputs[name]}` : '';
  return error(
    path,
    `${showPath(path)} needs the variable ${name}, which is not set`,
    `set it in the environment (\`env: { ${name}: … }\` of the workflow step)${input}; a literal \${ is written $\${`,
  );
}

function noName(path: Path, text: string): Finding {
  const hint = text.includes('${{')
    ? '${{ … }} belongs into the workflow: give it to the step as `env: { NAME: … }`, and write ${NAME} here'
    : 'only ${NAME} is filled in, with no default; a literal ${ is written $${';
  return error(path, `${showPath(path)} holds a \${…} that is not a variable`, hint);
}

function twice(path: Path, firstLine: number): Finding {
  return {
    ...error(
      path,
      `${showPath(path)} stands here a second time`,
      `the first is in line ${firstLine}: keep one of them`,
    ),
    at: 'key',
  };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value;
}
