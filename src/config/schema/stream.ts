import * as v from 'valibot';
import { form } from './forms.ts';

const formats = ['single_value', 'json', 'ltsv'] as const;

// Of what Fluentd would take, only that which means something: by a brace that is not closed, or a comma outside of
// braces, it matches nothing or something else. Braces within braces say no more than one pair.
const letter = '[A-Za-z0-9_*-]';
const parts = `${letter}+(\\.${letter}+)*`;
const piece = `(${letter}|\\{${parts}(,${parts})*\\})+`;

export const stream = v.strictObject({
  tag: form(
    new RegExp(`^${piece}(\\.${piece})*$`),
    'a tag such as app.access, or a Fluentd match pattern such as app.** or app.{access,error}',
    'The tag that the senders give, or a Fluentd match pattern such as app.** or app.{access,error}',
    'app.access',
  ),
  path: form(
    /^\/[A-Za-z0-9._/-]+$/,
    'an absolute path such as /fluentd/log/access',
    'The folder in the shared volume that the batch reads: /fluentd/log or below it',
    '/fluentd/log/access',
  ),
  file: v.optional(
    form(
      /^[A-Za-z0-9._-]+$/,
      'a file name such as access_log',
      'How the names of the files begin; the day and the chunk follow',
      'access_log',
    ),
    'access_log',
  ),
  format: v.optional(
    v.pipe(v.picklist(formats), v.description('How a record becomes a line of the file')),
    'single_value',
  ),
  messageKey: v.optional(
    form(
      /^[A-Za-z0-9_@.-]+$/,
      'the name of a key such as message',
      'With single_value: the record key that holds the line; by default message',
      'message',
    ),
  ),
});
