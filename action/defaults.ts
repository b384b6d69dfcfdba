/** What an input means that is left empty, as action.yml promises it: the runner fills in only what is left out. */
export const defaults = {
  config: 'legacy-log-ecs.yml',
  command: 'auto',
  wait: 'true',
  'timeout-minutes': '15',
  'force-new-deployment': 'false',
  'output-directory': 'legacy-log-ecs-rendered',
} as const;
