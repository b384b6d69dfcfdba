import * as v from 'valibot';
import { form, whole } from './forms.ts';

const provider = v.strictObject({
  provider: form(
    /^(FARGATE|FARGATE_SPOT|(?!aws|ecs|fargate|FARGATE)[A-Za-z0-9_-]{1,255})$/,
    'FARGATE, FARGATE_SPOT, or the name of a provider of the cluster',
    'FARGATE, FARGATE_SPOT, or the name of an Auto Scaling group’s or a Managed Instances provider',
    'FARGATE',
  ),
  weight: v.optional(whole(0, 1000, 'Its share of the tasks, beside those of the others'), 1),
  base: v.optional(whole(0, 100_000, 'How many tasks it gets before the weights count'), 0),
});

/** Source: CapacityProviderStrategyItem and CreateService, API reference of Amazon ECS. */
export const capacityProviders = v.optional(
  v.pipe(
    v.array(provider),
    v.minLength(1),
    v.maxLength(20),
    v.description('In place of launchType: what the task runs on, by capacity providers of one type'),
    v.examples([[{ provider: 'FARGATE', weight: 1, base: 0 }]]),
  ),
);
