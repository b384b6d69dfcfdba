import * as v from 'valibot';
import { duration, form, text } from './forms.ts';
import { fixedOffset } from './timezone.ts';

const engines = ['postgres', 'mysql', 'mariadb'] as const;

/** The section that the Lambda reads; it validates nothing else. */
export const verifySchema = v.pipe(
  v.strictObject({
    logs: v.pipe(
      v.array(
        v.strictObject({
          group: form(
            /^(?=.{1,2048}$)([A-Za-z0-9_./#:-]+|arn:[A-Za-z0-9_./#:-]+:\*)$/,
            'the name of a log group such as /app/access',
            'The CloudWatch log group that the application writes to, by name or ARN',
            '/app/access',
          ),
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
        }),
      ),
      v.minLength(1),
      v.maxLength(50),
      v.description('Where the same lines stand in CloudWatch Logs'),
    ),
    database: v.pipe(
      v.strictObject({
        engine: v.pipe(v.picklist(engines), v.description('The kind of database'), v.examples(['postgres'])),
        secret: form(
          /^(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:\S+|[A-Za-z0-9/_+=.@-]+)$/,
          'the ARN or the name of a Secrets Manager secret',
          'The Secrets Manager secret with the connection: a URL, or JSON as RDS writes it',
          'arn:aws:secretsmanager:eu-west-1:123456789012:secret:database-url-AbCdEf',
        ),
        table: form(
          /^[A-Za-z_][A-Za-z0-9_$]*(\.[A-Za-z_][A-Za-z0-9_$]*)?$/,
          'a plain name such as access_log, or with its schema logs.access_log',
          'The table that the batch fills, with its schema if it is not the default one',
          'access_log',
        ),
        time: form(
          /^[A-Za-z_][A-Za-z0-9_$]*$/,
          'a plain column name such as logged_at',
          'The column with the event’s time, the same instant that CloudWatch holds as @timestamp',
          'logged_at',
        ),
        measure: v.optional(
          form(
            /^(rows|sum\([A-Za-z_][A-Za-z0-9_]*\))$/,
            'rows, or sum(column)',
            'rows counts rows; sum(hits) adds up a column of an aggregated table',
            'rows',
          ),
          'rows',
        ),
        timezone: v.optional(fixedOffset('The offset of a time column that has no zone of its own'), '+00:00'),
      }),
      v.description('Where the batch puts the rows'),
    ),
    window: v.optional(duration('The length of a window; windows are aligned to the epoch', '5m'), '5m'),
    settle: v.optional(duration('How long after its end a window is first counted', '10m'), '10m'),
    deadline: v.optional(
      duration('How far back a run looks for windows; longer than the senders’ retries', '6h'),
      '6h',
    ),
    state: v.optional(text('Where the ledger of windows is kept, s3://bucket/prefix', 's3://bucket/prefix')),
  }),
  v.description('How the Lambda compares CloudWatch Logs with the database'),
);

export type Verify = v.InferOutput<typeof verifySchema>;
