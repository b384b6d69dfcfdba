import * as v from 'valibot';
import { app } from './schema/app.ts';
import { batch } from './schema/batch.ts';
import { capacityProviders } from './schema/capacity.ts';
import { cluster } from './schema/cluster.ts';
import { discovery } from './schema/discovery.ts';
import { fluentd } from './schema/fluentd.ts';
import { form } from './schema/forms.ts';
import { logs } from './schema/logs.ts';
import { network } from './schema/network.ts';
import { roles } from './schema/roles.ts';
import type { stream } from './schema/stream.ts';
import { task } from './schema/task.ts';
import { verifySchema } from './schema/verify.ts';
import { volume } from './schema/volume.ts';

/**
 * The one description of `legacy-log-ecs.yml`: the types, the defaults and the editors' JSON Schema
 * (`schema/legacy-log-ecs.schema.json`) all come from here. What a single value may be stands here and in `schema/`;
 * what several values mean together stands in `rules/`.
 *
 * `settings/issues.ts` makes sentences of it: a description says what a missing setting is, the first example shows
 * how to write it, and the message of a `regex` is the form that is wanted ("a duration such as 30s").
 */
export const schema = v.pipe(
  v.strictObject({
    name: form(
      /^[A-Za-z0-9_-]{1,200}$/,
      'up to 200 letters, digits, - and _',
      'The name of the ECS service and of its task definition family',
      'access-log',
    ),
    region: v.optional(
      form(
        /^[a-z]{2,}(-[a-z]+)+-\d+$/,
        'a Region such as eu-west-1',
        'The AWS Region; by default AWS_REGION or AWS_DEFAULT_REGION of the environment',
        'eu-west-1',
      ),
    ),
    cluster: cluster('The ECS cluster, by name or ARN'),
    network,
    launchType: v.optional(
      v.pipe(
        v.picklist(['EC2', 'FARGATE']),
        v.description('What the task runs on; EC2 where capacityProviders says nothing else'),
      ),
    ),
    capacityProviders,
    enableExecuteCommand: v.optional(
      v.pipe(
        v.boolean(),
        v.description('Whether commands can be run in the containers (exec); a change replaces the task'),
      ),
    ),
    task: v.optional(task, {}),
    roles: v.optional(roles, {}),
    discovery: v.optional(discovery, {}),
    fluentd,
    batch,
    volume: v.optional(volume, { type: 'anonymous' }),
    logs: v.optional(logs, {}),
    app: v.optional(app),
    verify: v.optional(verifySchema),
    tags: v.optional(v.pipe(v.record(v.string(), v.string()), v.description('Tags of everything that is made')), {}),
  }),
  v.title('legacy-log-ecs'),
  v.description('One Fluentd service on ECS, the batch as its sidecar, and what verifies them'),
);

/** A configuration with every default filled in. */
export type Config = v.InferOutput<typeof schema>;
export type Stream = v.InferOutput<typeof stream>;
export type { Verify } from './schema/verify.ts';
