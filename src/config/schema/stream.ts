import * as v from 'valibot';
import { form, size } from './forms.ts';
import { rotate } from './rotate.ts';

const formats = ['single_value', 'json', 'ltsv', 'csv', 'tsv', 'combined'] as const;
const writes = ['whole', 'append', 'rotate'] as const;

// Of what Fluentd would take, only that which means something: by a brace that is not closed, or a comma outside of
// braces, it matches nothing or something else. Braces within braces say no more than one pair.
const letter = '[A-Za-z0-9_*-]';
const parts = `${letter}+(\\.${letter}+)*`;
const piece = `(${letter}|\\{${parts}(,${parts})*\\})+`;

const key = (description: string, example: string) =>
  form(/^[A-Za-z0-9_@.-]{1,200}$/, 'the name of a key such as message', description, example);

const keys = (description: string, example: string[]) =>
  v.pipe(
    v.array(key('A key of the record', 'message')),
    v.minLength(1),
    v.maxLength(200),
    v.description(description),
    v.examples([example]),
  );

/** A file system takes 255 bytes, of which the day, the chunk and the name while it is in the making need their share. */
export const stream = v.strictObject({
  tag: form(
    new RegExp(`^${piece}(\\.${piece})*$`),
    'a tag such as app.access, or a Fluentd match pattern such as app.** or app.{access,error}',
    'The tag that the senders give, or a Fluentd match pattern such as app.** or app.{access,error}',
    'app.access',
  ),
  path: form(
    /^\/[A-Za-z0-9._/-]{1,1000}$/,
    'an absolute path such as /fluentd/log/access',
    'The folder in the shared volume that the batch reads: /fluentd/log or below it',
    '/fluentd/log/access',
  ),
  file: v.optional(
    form(
      /^(?!\.{1,2}$)([A-Za-z0-9._-]|%[YmdH]){1,190}$/,
      'a file name such as access_log, or with append one with a date such as access_log.%Y%m%d',
      'The name of the file, with append also with the date of its lines (%Y %m %d %H); with whole how the names begin: the day and the chunk follow',
      'access_log',
    ),
    'access_log',
  ),
  write: v.optional(
    v.pipe(
      v.picklist(writes),
      v.description(
        'whole: finished files, each under a name of its own; append: one growing file of exactly this name; rotate: the same, renamed as logrotate does',
      ),
    ),
    'whole',
  ),
  rotate: v.optional(rotate),
  format: v.optional(
    v.pipe(v.picklist(formats), v.description('How a record becomes a line of the file')),
    'single_value',
  ),
  keys: v.optional(
    keys('With single_value: the first of these keys that a record has holds the line; by default message, then log', [
      'message',
      'log',
    ]),
  ),
  messageKey: v.optional(key('The same as keys with this one', 'message')),
  fields: v.optional(
    keys('With csv, tsv and ltsv: which keys become fields of the line, in this order; with ltsv by default all', [
      'host',
      'status',
    ]),
  ),
  id: v.optional(
    key('The key of the id that the sender gives each record, the same when it is sent again', 'id'),
    'id',
  ),
  keepId: v.optional(v.pipe(v.boolean(), v.description('With json and ltsv: whether the id stands in the line')), true),
  maxLine: v.optional(size('A longer line goes to the quarantine', '1m'), '1m'),
});
