/** More than these are not looked at one by one: each group of braces multiplies them. */
const mostAlternatives = 256;

/**
 * The patterns without braces that match the same together: of `app.{a,b}` those are `app.a` and `app.b`. The pattern
 * itself where that is not so: inside braces `**` means less than outside, and `*{*}` is no `**`.
 * Source of what a pattern means: GlobMatchPattern in Fluentd's `match.rb`.
 */
export function alternatives(pattern: string): readonly string[] {
  const pieces = pattern
    .split(/(\{[^{}]*\})/)
    .map((piece) => (piece[0] === '{' ? piece.slice(1, -1).split(',') : [piece]));
  const count = pieces.reduce((product, piece) => product * piece.length, 1);
  if (count > mostAlternatives || /\{[^}]*\*\*/.test(pattern)) return [pattern];
  const all = pieces.reduce((found, piece) => found.flatMap((start) => piece.map((end) => start + end)), ['']);
  const outside = anyParts(pattern);
  return all.every((one) => anyParts(one) === outside) ? all : [pattern];
}

/** How many `**` there are. */
function anyParts(pattern: string): number {
  return [...pattern.matchAll(/\*{2,}/g)].length;
}
