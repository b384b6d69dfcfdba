import type { Judged } from '../health/judgeHealth.ts';
import { timeWords } from '../values/timeWords.ts';

/** Whether anybody listens now, and since when. */
export function listeningWords({ health: { listening } }: Pick<Judged, 'health'>): string {
  switch (listening.state) {
    case 'yes':
      return `${listening.address} listens${since(listening.sinceMs)}`;
    case 'no':
      return `nobody listens${since(listening.sinceMs)}`;
    case 'unknown':
      return 'whether anybody listens is unknown';
  }
}

function since(atMs: number | undefined): string {
  return atMs === undefined ? '' : ` since ${timeWords(atMs, atMs)}`;
}
