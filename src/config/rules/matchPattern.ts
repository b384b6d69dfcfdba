/** More than these are not looked at one by one: each group of braces multiplies them. */
const mostAlternatives = 256;

/**
 * Whether every tag that `later` matches is one that `earlier` matches too. True only when that is certain.
 * Source of what a pattern means: GlobMatchPattern in Fluentd's `match.rb`.
 */
export function swallows(earlier: string, later: string): boolean {
  const patterns = alternatives(earlier);
  return alternatives(later).every((tag) => patterns.some((pattern) => pattern === tag || takes(pattern, tag)));
}

/**
 * The patterns without braces that match the same together: of `app.{a,b}` those are `app.a` and `app.b`. The pattern
 * itself where that is not so: inside braces `**` means less than outside, and `*{*}` is no `**`.
 */
export function alternatives(pattern: string): readonly string[] {
  const pieces = pattern
    .split(/(\{[^{}]*\})/)
    .map((piece) => (piece[0] === '{' ? piece.slice(1, -1).split(',') : [piece]));
  const count = pieces.reduce((product, piece) => product * piece.length, 1);
  if (count > mostAlternatives || /\{[^}]*\*\*/.test(pattern)) return [pattern];
  const all = pieces.reduce((found, piece) => found.flatMap((start) => piece.map((end) => start + end)), ['']);
  const outside = anyParts(pattern.replace(/\{[^{}]*\}/g, 'x'));
  return all.every((one) => anyParts(one) === outside) ? all : [pattern];
}

/** How many `**` there are. */
function anyParts(pattern: string): number {
  return pattern.match(/\*{2,}/g)?.length ?? 0;
}

function takes(pattern: string, tag: string): boolean {
  // Fluentd makes regular expressions of these that mean less than they seem to.
  if (/\*{3}|\*\*\.\*\*/.test(pattern)) return false;
  if (tag.includes('{')) return pattern === '**';
  return !pattern.includes('{') && covers(pattern.split('.'), tag.split('.'));
}

/** `*` is one part of a tag, `**` any number of parts. */
function covers(earlier: readonly string[], later: readonly string[]): boolean {
  const [first, ...rest] = earlier;
  if (first === undefined) return later.length === 0;
  const [next, ...others] = later;
  if (first === '**') return covers(rest, later) || (next !== undefined && covers(earlier, others));
  if (next === undefined || next === '**') return false;
  const fits = first === next || (first === '*' && !next.includes('*'));
  return fits && covers(rest, others);
}
