import type { Stream } from '../config/schema.ts';
import { NotPossible } from '../errors.ts';

/** The stream that is meant: the one of this tag, or the only one. @throws NotPossible where that is none. */
export function streamOf(streams: readonly Stream[], tag: string | undefined): Stream {
  const tags = streams.map((stream) => stream.tag).join(', ');
  const meant = tag === undefined ? streams : streams.filter((stream) => stream.tag === tag);
  const [only] = meant;
  if (only !== undefined && meant.length === 1) return only;
  const fact = tag === undefined ? 'there are several streams, and each has its own form' : `there is no stream ${tag}`;
  throw new NotPossible(fact, { hint: `name one with --stream (input verify-stream): ${tags}` });
}
