import * as v from 'valibot';
import { form, instant, text } from './forms.ts';

/** As Insights writes a field without quotes: `status`, `request.path`, `@message`. */
const field = (description: string, example: string) =>
  form(/^@?[A-Za-z_][A-Za-z0-9_.]*$/, 'the name of a field such as status', description, example);

/** One log group, and which of its events are lines that belong into the database. */
export const verifyLog = v.strictObject({
  group: form(
    /^([A-Za-z0-9_./#-]{1,512}|arn:aws[a-z-]*:logs:[a-z0-9-]+:\d{12}:log-group:[A-Za-z0-9_./#-]{1,512}(:\*)?)$/,
    'the name of a log group such as /app/access, or its ARN',
    'The CloudWatch log group that the application writes to, by name or ARN',
    '/app/access',
  ),
  from: v.optional(instant('The group holds the lines from here on, as after a cutover', '2026-05-03T00:00:00Z')),
  until: v.optional(instant('The group holds the lines before this instant', '2026-08-01T00:00:00Z')),
  // A query of Logs Insights has at most 10,000 characters, and the counting needs some of them.
  filter: v.optional(
    v.pipe(
      v.string(),
      v.minLength(1),
      v.maxLength(8000),
      v.description('A Logs Insights filter expression: which events are expected in the database'),
      v.examples(['status < 500']),
    ),
  ),
  parse: v.optional(
    v.pipe(
      text('A pattern of Logs Insights’ parse: each * is a field of the line', '* - * [*] "* * *" * *'),
      v.maxLength(1000),
    ),
  ),
  fields: v.optional(
    v.pipe(
      v.array(form(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of a field such as status', 'A field’s name', 'status')),
      v.minLength(1),
      v.maxLength(50),
      v.description('What the fields of parse are called, in their order'),
    ),
  ),
  time: v.optional(
    field('Which time of an event counts: @timestamp, or a field that holds the line’s own time', '@timestamp'),
    '@timestamp',
  ),
  line: v.optional(field('The field that holds the line as the batch reads it', '@message'), '@message'),
});
