import { form } from './forms.ts';

/** A cluster as the API of ECS takes it. */
export const cluster = (description: string) =>
  form(
    /^(arn:aws[a-z-]*:ecs:[a-z0-9-]+:\d{12}:cluster\/)?[A-Za-z0-9_-]{1,255}$/,
    'the name of a cluster, or arn:aws:ecs:eu-west-1:123456789012:cluster/name',
    description,
    'production',
  );
