import type { Way } from './truth.ts';

/** The ways in which lines are known, in turn. */
export const ways: readonly (Way & { readonly name: string })[] = [
  { name: 'sums', identity: 'unique', hasSums: true },
  { name: 'unique', identity: 'unique', hasSums: false },
  { name: 'multiple', identity: 'multiple', hasSums: false },
  { name: 'none', identity: 'none', hasSums: false },
];
