import type { Texts } from '../src/index.ts';
import { getInput } from './out.ts';

/** The Action's inputs as the runner hands them over (`INPUT_…`); one that is left out or empty is an empty text. */
export const inputs: Texts = {
  text: ({ input }) => getInput(input),
  place: ({ input }) => `input ${input}`,
};
