import { defined } from '../values/defined.ts';

/** The Action's outputs, with the words that people read about them. */
export const outputs = {
  outcome:
    'How it ended. A deploy: succeeded, unchanged, degraded (it stands as wanted and is not well), rolled-back, superseded, failed, timed-out, or in-progress where nobody waited to the end; a rollback the same; a run succeeded, failed, timed-out, in-progress or unknown; destroyed, or refused where it was not confirmed; status: healthy, degraded, unknown; others: rendered, checked, examined, planned; with detect-drift: unchanged, drifted, degraded or unknown; begun, listed, deregistered, read; a verification: verified, waiting, different, or unknown where windows could not be told; with verify-explain the state of the window',
  changed: 'Whether anything was changed in AWS (true or false)',
  'task-definition-arn': 'The revision that the service was told to run',
  'service-arn': 'The ECS service',
  'deployment-id':
    "The service deployment that was started or waited for: its ARN, or ECS's deployment id where only that is known",
  endpoint: 'Where senders reach it, for example fluentd.internal:24224',
  address: "The IPv4 address that the endpoint's name was checked to have",
  plan: 'The steps as JSON, each with resource, name, action, reason and changes',
  verification: 'With verify: the report with its windows, counts and states, as JSON',
  'verified-until': 'With verify: the instant before which everything is final',
} as const;

type OutputName = keyof typeof outputs;

/** Outputs by name; only what is known, as one that is not set is empty for the workflow. */
export type Outputs = { readonly [Name in OutputName]?: string };

/** Those of the outputs that have a value. A name that is no output's does not compile. */
export function known(values: { readonly [Name in OutputName]?: string | undefined }): Outputs {
  return defined(values);
}
