import * as v from 'valibot';
import { form, text } from './forms.ts';

const field = (description: string, example: string) =>
  form(/^@?[A-Za-z_][A-Za-z0-9_.]*$/, 'the name of a field such as id', description, example);

const column = (description: string, example: string) => v.pipe(text(description, example), v.maxLength(64));

/** Exactly one of `id`, `keys` and `line`: `rules/verify.ts` sees to it. */
export const verifyIdentity = v.pipe(
  v.strictObject({
    id: v.optional(
      v.pipe(
        v.strictObject({ log: field('A field', 'id'), column: column('A column', 'id') }),
        v.description('An id of its own in each record'),
      ),
    ),
    hash: v.optional(
      v.pipe(
        v.strictObject({
          log: v.pipe(
            v.array(field('A field', 'hash_high')),
            v.length(2),
            v.description('Two fields, the upper and the lower 24 bits'),
          ),
          column: column('A column with the number of 48 bits', 'id_hash'),
        }),
        v.description('A hash of the id as a number on both sides: sums of it tell equal counts of other lines apart'),
      ),
    ),
    keys: v.optional(
      v.pipe(
        v.array(v.strictObject({ log: field('A field', 'path'), column: column('A column', 'path') })),
        v.minLength(1),
        v.maxLength(16),
        v.description('Fields and columns that together are one line only'),
      ),
    ),
    line: v.optional(
      v.pipe(
        v.strictObject({ column: column('A column', 'raw') }),
        v.description('The line itself, and how often it stands there; its field is logs[].line'),
      ),
    ),
  }),
  v.description('How a line is known on both sides; without it only numbers are compared'),
);
