import * as v from 'valibot';
import { form } from './forms.ts';

/** The only values that CloudWatch Logs takes (PutRetentionPolicy). */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

export const logs = v.pipe(
  v.strictObject({
    group: v.optional(
      form(
        /^(?!aws\/)[A-Za-z0-9_./#-]{1,512}$/,
        'the name of a log group such as /ecs/access-log',
        'The log group of the two containers; by default /ecs/<name>',
        '/ecs/access-log',
      ),
    ),
    retentionDays: v.optional(
      v.pipe(
        v.picklist(retentions),
        v.description(
          'Days that the containers’ own output is kept; by default 30 in a group that a deploy makes, and one that is there already keeps its own',
        ),
      ),
    ),
  }),
  v.description('Where the output of the two containers goes'),
);
