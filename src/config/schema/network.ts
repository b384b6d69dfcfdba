import * as v from 'valibot';
import { id } from './forms.ts';

export const network = v.pipe(
  v.strictObject({
    vpc: id('vpc', 'The VPC in which the name is resolved'),
    subnets: v.pipe(
      v.array(id('subnet', 'A subnet')),
      v.minLength(1),
      v.maxLength(16),
      v.description('The subnets in which the task may run'),
      v.examples([['subnet-0a1b2c3d']]),
    ),
    securityGroups: v.pipe(
      v.array(id('sg', 'A security group')),
      v.minLength(1),
      v.maxLength(5),
      v.description('The security groups of the task; they let the senders in on the forward port'),
      v.examples([['sg-0a1b2c3d']]),
    ),
    assignPublicIp: v.optional(
      v.pipe(v.boolean(), v.description('Fargate only: give the task a public address')),
      false,
    ),
  }),
  v.description('Where the task runs'),
);
