import type { Replay } from '../../verify/index.ts';

/** What was written to be loaded again, and which lines were not, by their digests. */
export function replayWords(file: string, { lines, refused }: Replay): string {
  const written = `${lines} ${lines === 1 ? 'line' : 'lines'} to load again: ${file}`;
  if (refused.length === 0) return written;
  const first = refused.slice(0, 10).map(({ number, digest, because }) => `line ${number} (${digest}): ${because}`);
  const rest = refused.length > first.length ? [`and ${refused.length - first.length} more`] : [];
  return [
    `${written}; ${refused.length} that no file can hold:`,
    ...[...first, ...rest].map((line) => `  ${line}`),
  ].join('\n');
}
