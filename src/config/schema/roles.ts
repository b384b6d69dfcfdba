import * as v from 'valibot';
import { form } from './forms.ts';

/** Any partition: aws, aws-cn, aws-us-gov. */
const role = (description: string) =>
  form(
    /^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/,
    'the ARN of a role, arn:aws:iam::123456789012:role/name',
    description,
    'arn:aws:iam::123456789012:role/legacy-log',
  );

export const roles = v.pipe(
  v.strictObject({
    execution: v.optional(role('ARN of the task execution role: pulls images, reads secrets, writes logs')),
    task: v.optional(role('ARN of the task role: what the batch itself may do')),
  }),
  v.description('The IAM roles of the task'),
);
