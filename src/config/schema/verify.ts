import * as v from 'valibot';
import { duration, form, instant } from './forms.ts';
import { verifyDatabase } from './verifyDatabase.ts';
import { verifyIdentity } from './verifyIdentity.ts';
import { verifyLog } from './verifyLog.ts';

/** The section that the Lambda reads; it validates nothing else. */
export const verifySchema = v.pipe(
  v.strictObject({
    logs: v.pipe(
      v.array(verifyLog),
      v.minLength(1),
      v.maxLength(50),
      v.description('Where the same lines stand in CloudWatch Logs'),
    ),
    database: verifyDatabase,
    identity: v.optional(verifyIdentity),
    since: v.optional(
      instant('From where on every window is verified; by default from the first run on', '2026-05-03T00:00:00Z'),
    ),
    window: v.optional(
      duration('The length of a window, aligned to the epoch; by default 5m, or the bucket of the table', '5m'),
    ),
    settle: v.optional(duration('How long after its end a window is first compared', '10m'), '10m'),
    lostAfter: v.optional(
      duration('How long after its end a window’s missing lines are late and not yet lost', '6h'),
      '6h',
    ),
    quietAfter: v.optional(
      duration('How long nothing at all may stand on both sides before that is unknown', '24h'),
      '24h',
    ),
    recount: v.optional(
      v.pipe(
        v.boolean(),
        v.description(
          'Whether the log of a window is counted once more when lostAfter is over, for lines that came into it late: each byte is scanned once more',
        ),
      ),
      true,
    ),
    state: v.optional(
      form(
        /^(s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w!.*'() /-]*)?|file:.+)$/,
        's3://bucket/prefix or file:folder',
        'Where the ledger of windows is kept; the command line has file:.legacy-log-ecs/verify by default, the Lambda needs S3',
        's3://bucket/prefix',
      ),
    ),
  }),
  v.description('How the verification compares CloudWatch Logs with the database'),
);

export type Verify = v.InferOutput<typeof verifySchema>;
