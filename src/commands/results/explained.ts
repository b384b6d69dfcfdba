import { code } from '../../report/escape.ts';
import type { Remembered } from '../../verify/index.ts';
import type { Result } from '../command.ts';

/** What is remembered of a window, told; a window of which nothing is remembered is unknown. */
export function explained(entry: Remembered['entry'], text: string): Result {
  return {
    status: entry === undefined ? 'unknown' : 'good',
    outputs: { outcome: entry?.state ?? 'unknown', changed: 'false' },
    data: entry ?? null,
    text,
    markdown: `${text
      .split('\n')
      .map((line) => `${code(line)}  `)
      .join('\n')}\n`,
    failure: entry === undefined ? 'nothing is remembered of this window' : undefined,
  };
}
