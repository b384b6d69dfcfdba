import * as v from 'valibot';
import { form, whole } from './forms.ts';
import { largestCpu, largestMemory } from './task.ts';

/** As far as ECS looks at it. Source: ContainerDefinition's `image`, API reference of Amazon ECS. */
export const image = (description: string, variable: string) =>
  form(
    /^(?![a-z]+:\/\/)[A-Za-z0-9][A-Za-z0-9_.:/#-]{0,254}(@sha256:[0-9A-Fa-f]{64})?$/,
    'an image such as registry/name:e6767fd9',
    description,
    variable,
  );

export const cpu = v.optional(whole(0, largestCpu, 'CPU units of the container; 1024 are one vCPU'), 400);

export const memoryReservation = v.optional(
  whole(6, largestMemory, 'Memory kept for the container, in MiB (soft limit)'),
  400,
);

export const memory = v.optional(
  whole(6, largestMemory, 'Memory at which the container is killed, in MiB (hard limit)'),
);

export const stopTimeout = (seconds: number) =>
  v.optional(whole(2, 3600, 'Seconds between SIGTERM and SIGKILL; at most 120 on Fargate'), seconds);

export const environment = v.optional(
  v.pipe(v.record(v.string(), v.string()), v.description('Plain environment variables of the container')),
  {},
);

export const secrets = v.optional(
  v.pipe(
    v.record(
      v.string(),
      v.pipe(
        v.string(),
        v.regex(
          /^(arn:aws[a-z-]*:(secretsmanager:[a-z0-9-]+:\d{12}:secret:[^\s:]+(:[^\s:]*){0,3}|ssm:[a-z0-9-]+:\d{12}:parameter\/\S+)|[A-Za-z0-9_./-]+)$/,
          'the ARN of a Secrets Manager secret or of a Parameter Store parameter, or the name of a parameter',
        ),
        v.examples(['arn:aws:secretsmanager:eu-west-1:123456789012:secret:database-url-AbCdEf']),
      ),
    ),
    v.description('Environment variables that ECS fills from Secrets Manager or Parameter Store at start'),
  ),
  {},
);
