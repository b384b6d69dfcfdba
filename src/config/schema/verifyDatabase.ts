import * as v from 'valibot';
import { form, text, whole } from './forms.ts';
import { zoneOrOffset } from './timezone.ts';

const engines = ['postgres', 'mysql', 'mariadb'] as const;

/** A name as a database takes it, whatever it is made of; it is quoted. */
const name = (description: string, example: string) => v.pipe(text(description, example), v.maxLength(64));

/** Where the rows are, and how they are counted. */
export const verifyDatabase = v.pipe(
  v.strictObject({
    engine: v.pipe(v.picklist(engines), v.description('The kind of database'), v.examples(['postgres'])),
    secret: v.optional(
      form(
        /^(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:\S+|[A-Za-z0-9/_+=.@-]+)$/,
        'the ARN or the name of a Secrets Manager secret',
        'The Secrets Manager secret with the connection: a URL, or JSON as RDS writes it',
        'arn:aws:secretsmanager:eu-west-1:123456789012:secret:database-url-AbCdEf',
      ),
    ),
    host: v.optional(text('The host, where the secret names none', 'db.example.eu-west-1.rds.amazonaws.com')),
    port: v.optional(whole(1, 65_535, 'The port, where the secret names none')),
    name: v.optional(name('The database, where the secret names none', 'app')),
    user: v.optional(name('In place of a secret: the user to sign in as with a token of RDS IAM', 'verifier')),
    schema: v.optional(
      name('The schema of the table; without it, a dot in the table’s name parts schema and name', 'logs'),
    ),
    table: name('The table that the batch fills; a schema may stand before a dot', 'access_log'),
    time: name('The column with the line’s time, by the clock that the log side is compared by', 'logged_at'),
    timezone: v.optional(
      zoneOrOffset('The zone of a time column that has none of its own, and of the buckets'),
      '+00:00',
    ),
    bucket: v.optional(
      form(
        /^([1-9]\d?m|hour|day|week|month)$/,
        'minutes such as 15m, or hour, day, week or month',
        'What a row of an aggregated table stands for; windows follow it, in the zone',
        'day',
      ),
    ),
    measure: v.optional(
      form(
        /^(rows|sum\([^\0]{1,64}\))$/,
        'rows, or sum(column)',
        'rows counts rows; sum(hits) adds up a column of an aggregated table',
        'rows',
      ),
      'rows',
    ),
    groups: v.optional(
      v.pipe(
        v.array(name('A column', 'path')),
        v.minLength(1),
        v.maxLength(8),
        v.description('Columns by which a bucket that differs is narrowed; the log’s fields have the same names'),
      ),
    ),
    where: v.optional(text('An SQL condition that picks the rows of a shared table', "tenant = 'a'")),
    allowFullScan: v.optional(v.pipe(v.boolean(), v.description('Read the whole table where no index fits')), false),
  }),
  v.description('Where the batch puts the rows'),
);
