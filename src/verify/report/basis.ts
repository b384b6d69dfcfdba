import type { Entry, Evidence } from '../ledger/entry.ts';
import { counted } from './headline.ts';

/** The sentence that says what the verdicts rest on: none claims more than was compared. */
export function basisOf(identity: 'unique' | 'multiple' | 'none', entries: readonly Entry[]): string {
  const ways = [
    ...shownBy(entries, 'lines', 'line by line'),
    ...shownBy(entries, 'sums', 'by count and by the sum of hashes'),
    ...shownBy(entries, 'counts', 'by count alone'),
  ];
  return [known[identity], ...(ways.length === 0 ? [] : [`Shown here: ${ways.join(', ')}.`])].join(' ');
}

const known = {
  unique: 'Each line is known by an identity of its own.',
  multiple: 'Each line is known by itself and by how often it stands there.',
  none: 'Only numbers are compared: a line that is missing and a row too many in one window cancel each other out.',
} as const;

/** Windows where nothing stands, or that are unknown, were compared in no way. */
function shownBy(entries: readonly Entry[], evidence: Evidence, words: string): readonly string[] {
  const own = entries.filter((entry) => entry.evidence === evidence && entry.state !== 'empty' && entry.lines !== null);
  return own.length === 0 ? [] : [`${counted(own.length, 'window')} ${words}`];
}
