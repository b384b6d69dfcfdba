import { choice, number, text, toggle } from './option.ts';

/** What every command takes: the configuration, and the cluster that may stand in its place. */
export const configuration = {
  config: text({
    input: 'config',
    takes: 'FILE',
    words: 'The configuration file; in a workflow a relative path begins at the root of the workspace',
    fallback: 'legacy-log-ecs.yml',
  }),
  cluster: text({
    input: 'cluster',
    takes: 'NAME',
    words: 'The ECS cluster; wins over the configuration file and stands in it as CLUSTER',
  }),
};

/** What commands take that look at the task. */
export const images = {
  fluentdImage: text({
    input: 'fluentd-image',
    takes: 'IMAGE',
    words: 'The image of the fluentd container; wins over the configuration file and stands in it as FLUENTD_IMAGE',
  }),
  batchImage: text({
    input: 'batch-image',
    takes: 'IMAGE',
    words: 'The image of the batch container; wins over the configuration file and stands in it as BATCH_IMAGE',
  }),
};

export const force = toggle({
  input: 'force-new-deployment',
  words: 'Replace the task even if nothing has changed; for manual redeploys of a tag that moves',
  fallback: false,
});

/** What commands take that look at the verification's functions. */
export const verifier = {
  verifierFunction: text({
    input: 'verifier-function',
    takes: 'NAMES',
    words:
      'The functions of Lambda that verify, by name or ARN and separated by commas, as the output Function of lambda/template.yaml has them: a deploy gives them its own code and the settings of the section verify',
  }),
};

/** What a deploy takes that may be cancelled in the middle. */
export const cancelling = {
  onCancel: choice({
    input: 'on-cancel',
    takes: 'WHAT',
    words:
      'What becomes of a rollout when the run that began it is cancelled: leave, so that it goes on, or rollback, so that ECS is asked to put the previous revision back',
    fallback: 'leave',
    of: ['leave', 'rollback'],
  }),
};

/** What commands take that wait for a rollout. */
export const waiting = {
  wait: toggle({
    input: 'wait',
    words: 'Wait until the deployment has ended and the registered address is right',
    flagWords: 'Do not wait until the deployment has ended',
    fallback: true,
  }),
  timeoutMinutes: number({
    input: 'timeout-minutes',
    takes: 'N',
    words: 'How long to wait at most, in minutes',
    fallback: 15,
    most: 360,
  }),
};
