import { invalid } from './refuse.ts';

/**
 * A test for the filter pattern of FilterLogEvents, the part of its syntax for unstructured text: every term is
 * in the message (`"…"` for more than a word), `-term` is not, and one at least of the `?term`s is.
 *
 * @throws AwsError InvalidParameterException for the JSON and column patterns, which are not built
 */
export function matchesPattern(pattern: string): (message: string) => boolean {
  if (/^\s*[[{%]/.test(pattern)) {
    throw invalid(`the local cloud knows patterns of terms only, not ${pattern}`);
  }
  const terms = [...pattern.matchAll(/([-?]?)(?:"([^"]*)"|([^\s"]+))/g)].map(([, sign, quoted, word]) => ({
    sign,
    text: quoted ?? word ?? '',
  }));
  const needed = terms.filter(({ sign }) => sign === '');
  const excluded = terms.filter(({ sign }) => sign === '-');
  const optional = terms.filter(({ sign }) => sign === '?');
  return (message) =>
    needed.every(({ text }) => message.includes(text)) &&
    !excluded.some(({ text }) => message.includes(text)) &&
    (optional.length === 0 || optional.some(({ text }) => message.includes(text)));
}
