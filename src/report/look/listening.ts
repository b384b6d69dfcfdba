import type { Listening } from '../../health/health.ts';
import { age } from '../ago.ts';
import { plain } from '../escape.ts';

/** Whether anybody takes lines at the name, and since when, in one sentence. */
export function listeningInWords(listening: Listening, nowMs: number): string {
  switch (listening.state) {
    case 'yes':
      return `yes, ${listening.address}${since(listening.sinceMs, nowMs)}`;
    case 'no':
      return `nobody${since(listening.sinceMs, nowMs)}: ${plain(listening.because)}`;
    case 'unknown':
      return `unknown: ${plain(listening.because)}`;
  }
}

function since(sinceMs: number | undefined, nowMs: number): string {
  return sinceMs === undefined ? '' : ` for ${age(nowMs - sinceMs)}`;
}
