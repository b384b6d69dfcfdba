import { invalid } from './refuse.ts';

/** Where an event stands among the others: by its time, and within a millisecond by its ingestion. */
export interface Place {
  readonly timestamp: number;
  readonly sequence: number;
}

/** The direction in which a token goes on. */
type Direction = 'f' | 'b';

export function comparePlaces(a: Place, b: Place): number {
  return a.timestamp - b.timestamp || a.sequence - b.sequence;
}

/** A token names an event and not a position, so that an event that comes late moves no page. */
export function writeToken(direction: Direction, place: Place | undefined): string {
  return `${direction}/${place?.timestamp ?? 0}/${place?.sequence ?? 0}/s`;
}

/** @throws AwsError InvalidParameterException */
export function readToken(token: string): { readonly direction: Direction; readonly at: Place } {
  const [, direction, timestamp, sequence] = /^([fb])\/(\d+)\/(\d+)\/s$/.exec(token) ?? [];
  if (direction !== 'f' && direction !== 'b') {
    throw invalid('The specified nextToken is invalid.');
  }
  return { direction, at: { timestamp: Number(timestamp), sequence: Number(sequence) } };
}
