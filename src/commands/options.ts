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

export const detectDrift = toggle({
  input: 'detect-drift',
  words:
    'With plan: fail where what stands in AWS differs from the configuration (exit status 3) or is not well; for a schedule',
  flagWords: 'Exit with 3 where what stands in AWS differs from the configuration, with 1 where it is only not well',
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

export const examining = {
  doctor: toggle({
    input: 'doctor',
    words:
      'Where something is to be changed, look first whether what the configuration names is there and fits together, and change nothing where a deploy would fail',
    flagWords: 'Do not look first whether what the configuration names is there and fits together',
    fallback: true,
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

/** What commands take that look at one container or task. */
export const looking = {
  container: text({
    input: 'container',
    takes: 'NAME',
    words: 'With logs and exec: which container of the task, fluentd or batch; logs takes both where none is named',
  }),
  task: text({
    input: 'task',
    takes: 'ID',
    words: 'With logs and exec: which task, by its id; by default the one that runs, or else the one that stopped last',
  }),
};

/** What a person types so that nothing is done by accident. */
export const confirm = text({
  input: 'confirm',
  takes: 'NAME',
  words:
    'With destroy: the name of the service, or nothing is destroyed. With run: the same, where cron may start the job at the same time',
});

/** What commands take that run something in a container. */
export const jobCommand = text({
  input: 'run-command',
  flag: 'command',
  takes: 'COMMAND',
  words:
    'With run and exec: what to run, as a shell reads it; on the command line its words may also stand at the end, behind --',
});
