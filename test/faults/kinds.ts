import type { OrderedFailure } from '../../local/cloud.ts';

/** How a call is disturbed. `kill` ends the run in the same moment: nothing of it reaches AWS any more. */
export interface Fault {
  readonly name: string;
  readonly failure: OrderedFailure;
  readonly kills?: true;
  /** Only what reads can be old. */
  readonly readsOnly?: true;
}

const ordered = { code: 'InternalFailure', message: 'on purpose' };

export const faults: readonly Fault[] = [
  { name: '500', failure: { ...ordered, status: 500 } },
  { name: 'throttle', failure: { ...ordered, code: 'ThrottlingException' } },
  { name: 'reset before', failure: { ...ordered, how: 'reset' } },
  { name: 'answer lost after', failure: { ...ordered, afterwards: true } },
  { name: 'answer stalls', failure: { ...ordered, how: 'stalls' } },
  { name: 'answer drips', failure: { ...ordered, how: 'drips' } },
  { name: 'hangs', failure: { ...ordered, how: 'hangs' } },
  { name: 'killed before', failure: { ...ordered, how: 'reset' }, kills: true },
  { name: 'killed after', failure: { ...ordered, afterwards: true }, kills: true },
  { name: 'stale read', failure: { ...ordered, how: 'stale' }, readsOnly: true },
];
