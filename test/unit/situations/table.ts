import { earlier, instance, ours, type Scene, type Stop, stop, task, type View } from './scene.ts';

/** A pause between two looks, and what the reads of a look may take where one of them is made again. */
export const pollSeconds = 8;

/** A situation, and what a deploy has to say of it. */
export interface Situation extends Scene {
  readonly name: string;
  readonly outcome: string;
  /** What the first line begins with. */
  readonly first: RegExp;
  /** From when on AWS shows what decides it, in seconds; the end has to come with the next poll. */
  readonly visibleAt: number;
  readonly hint?: RegExp;
  readonly listening?: 'yes' | 'no' | 'unknown';
}

const atRest = (name: string, view: View | Scene['at'], rest: Omit<Situation, 'name' | 'kind' | 'at'>): Situation => ({
  name,
  kind: 'at rest',
  at: typeof view === 'function' ? view : () => view,
  ...rest,
});

const none: View = { running: 0, tasks: [], instances: [] };
const loop = (first: Stop, more: Partial<Stop> = {}) => [
  stop('f', { ...first, ...more, at: -900 }),
  stop('e', { ...first, ...more, at: -500 }),
  stop('d', { ...first, ...more, at: -100 }),
];
const started = (seconds: number, id: string) => [seconds, `has started 1 tasks: (task ${id.repeat(32)}).`] as const;
const cannotPlace = (why: string) =>
  [-30, `was unable to place a task because ${why} For more information, see the Troubleshooting section.`] as const;
const noHost = (why: string) =>
  cannotPlace(
    `no container instance met all of its requirements. The closest matching (container-instance 0ab1) ${why}.`,
  );

const resting: readonly Situation[] = [
  atRest(
    'all is well',
    {},
    {
      outcome: 'unchanged',
      first: /^everything was as it should be; task aaaaaaaa runs since/,
      visibleAt: 0,
      listening: 'yes',
    },
  ),
  atRest(
    'the batch ends at once without an error, again and again, and nothing runs',
    { ...none, stopped: loop({ at: 0, batch: { exitCode: 0 }, fluentd: { exitCode: 143 } }) },
    {
      outcome: 'degraded',
      first: /^container batch exited with 0 .*3 tasks crashed lately/,
      visibleAt: 0,
      hint: /foreground, as cron -f/,
      listening: 'no',
    },
  ),
  atRest(
    'the tasks crash in a loop, and one happens to run',
    {
      tasks: [task('a', { started: -20 })],
      stopped: loop({ at: 0 }),
      events: [started(-910, 'f'), started(-510, 'e'), started(-110, 'd'), started(-30, 'a')],
    },
    { outcome: 'degraded', first: /^container batch exited with 3;/, visibleAt: 0 },
  ),
  atRest(
    'a task crashed once, and the next one runs on',
    { tasks: [task('a', { started: -200 })], stopped: [stop('d', { at: -230 })], events: [started(-210, 'a')] },
    {
      outcome: 'unchanged',
      first: /^everything was as it should be.*before that: container batch exited with 3/,
      visibleAt: 100,
      listening: 'yes',
    },
  ),
  atRest(
    'a task crashed once, and then the next one does',
    (seconds) =>
      seconds < 60
        ? { tasks: [task('a', { started: -20 })], stopped: [stop('d', { at: -100 })], events: [started(-30, 'a')] }
        : { ...none, stopped: [stop('a', { at: 60 }), stop('d', { at: -100 })], events: [started(-30, 'a')] },
    { outcome: 'degraded', first: /^container batch exited with 3;.*2 tasks crashed/, visibleAt: 60, listening: 'no' },
  ),
  atRest(
    'the name leads to nothing, and the task is well',
    { instances: [] },
    {
      outcome: 'degraded',
      first: /^no instance is registered in Cloud Map/,
      visibleAt: 0,
      hint: /deploy again: that starts the task anew/,
      listening: 'no',
    },
  ),
  atRest(
    'the name leads to an address that is not the task’s',
    { instances: [{ ...instance('9'), ipv4: '10.9.9.9' }] },
    {
      outcome: 'degraded',
      first: /^the name leads to 10\.9\.9\.9, but/,
      visibleAt: 0,
      hint: /deregister-instance .* --instance-id 9{32}/,
      listening: 'no',
    },
  ),
  atRest(
    'another than the task is registered too',
    { instances: [instance('a'), instance('b')] },
    {
      outcome: 'degraded',
      first: /^2 instances are registered/,
      visibleAt: 0,
      hint: /--instance-id b{32}/,
      listening: 'unknown',
    },
  ),
  atRest(
    'Cloud Map calls the healthy task unhealthy',
    { instances: [{ ...instance('a'), health: 'UNHEALTHY' }] },
    {
      outcome: 'degraded',
      first: /^the one instance, .* is UNHEALTHY/,
      visibleAt: 0,
      hint: /starts the task anew/,
      listening: 'no',
    },
  ),
  atRest(
    'the collector fails its health check',
    {
      tasks: [
        task('a', {
          healthStatus: 'UNHEALTHY',
          containers: [
            { name: 'fluentd', lastStatus: 'RUNNING', healthStatus: 'UNHEALTHY' },
            { name: 'batch', lastStatus: 'RUNNING', healthStatus: 'UNKNOWN' },
          ],
        }),
      ],
    },
    { outcome: 'degraded', first: /^container fluentd of task aaaaaaaa is UNHEALTHY/, visibleAt: 0, listening: 'no' },
  ),
  atRest(
    'a container of the running task has ended',
    {
      tasks: [
        task('a', {
          containers: [
            { name: 'fluentd', lastStatus: 'RUNNING', healthStatus: 'HEALTHY' },
            { name: 'batch', lastStatus: 'STOPPED', exitCode: 1 },
          ],
        }),
      ],
    },
    { outcome: 'degraded', first: /^container batch of task aaaaaaaa has ended with 1/, visibleAt: 0 },
  ),
  ...[
    { name: 'memory', event: noHost('has insufficient memory available'), hint: /add one to the cluster/ },
    { name: 'CPU', event: noHost('has insufficient CPU units available'), hint: /add one to the cluster/ },
    { name: 'a network interface', event: noHost('encountered error "RESOURCE:ENI"'), hint: /no network interface/ },
    { name: 'an attribute', event: noHost('is missing an attribute required by your task'), hint: /no host can do/ },
    {
      name: 'any host',
      event: cannotPlace(
        'no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.',
      ),
      hint: /the cluster has no host/,
    },
  ].map(({ name, event, hint }) =>
    atRest(
      `nothing runs for want of ${name}`,
      { ...none, events: [[-3_000, 'has reached a steady state.'], event] },
      {
        outcome: 'degraded',
        first: /^was unable to place a task/,
        visibleAt: 0,
        hint,
        listening: 'no',
      },
    ),
  ),
  atRest(
    'the name may not be read',
    { refused: { ListInstances: 'AccessDeniedException' } },
    {
      outcome: 'failed',
      first: /whether it is well is unknown: could not read the instances/,
      visibleAt: 0,
      hint: /servicediscovery:ListInstances/,
      listening: 'unknown',
    },
  ),
  atRest(
    'nothing runs, and the tasks may not be read',
    { ...none, refused: { ListTasks: 'AccessDeniedException' } },
    {
      outcome: 'failed',
      first: /whether it is well is unknown/,
      visibleAt: 0,
      hint: /the role needs ecs:ListTasks/,
      listening: 'unknown',
    },
  ),
  atRest(
    'the reads are throttled for a while',
    (seconds) => (seconds < 5 ? { refused: { ListInstances: 'ThrottlingException' } } : {}),
    { outcome: 'unchanged', first: /^everything was as it should be/, visibleAt: 5, listening: 'yes' },
  ),
  atRest(
    'the task is only starting',
    (seconds) =>
      seconds < 70 ? { ...none, pending: 1 } : { tasks: [task('a', { started: 60 })], events: [started(-5, 'a')] },
    { outcome: 'unchanged', first: /^everything was as it should be/, visibleAt: 70, listening: 'yes' },
  ),
  atRest(
    'somebody stopped the task by hand, and the next one runs',
    {
      tasks: [task('a', { started: -20 })],
      stopped: [
        stop('d', { at: -60, code: 'UserInitiated', reason: 'Task stopped by user', batch: { exitCode: 143 } }),
      ],
      events: [started(-30, 'a')],
    },
    { outcome: 'unchanged', first: /^everything was as it should be/, visibleAt: 0, listening: 'yes' },
  ),
  atRest(
    'Spot took the host, and the next task runs in a while',
    (seconds) =>
      seconds < 40
        ? {
            ...none,
            pending: 1,
            stopped: [stop('d', { at: -20, code: 'SpotInterruption', reason: 'Your Spot Task was interrupted.' })],
          }
        : { tasks: [task('a', { started: 30 })], events: [started(-5, 'a')] },
    { outcome: 'unchanged', first: /^everything was as it should be/, visibleAt: 40, listening: 'yes' },
  ),
  atRest(
    'the last rollout failed, and nothing runs',
    { ...none, inCharge: { state: 'FAILED', why: 'ECS deployment circuit breaker: tasks failed to start.' } },
    {
      outcome: 'failed',
      first: /^the rollout failed: ECS deployment circuit breaker/,
      hint: /deploy again, which starts a new rollout/,
      visibleAt: 0,
      listening: 'no',
    },
  ),
  atRest(
    'it is scaled to nothing',
    { ...none, desired: 0 },
    { outcome: 'degraded', first: /^its desired count is 0/, visibleAt: 0, listening: 'no' },
  ),
  atRest(
    'the batch uses up its memory again and again',
    {
      ...none,
      stopped: loop({
        at: 0,
        batch: { exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
      }),
    },
    {
      outcome: 'degraded',
      first: /^container batch exited with 137 \(killed: its memory was used up\)/,
      visibleAt: 0,
      hint: /more memory/,
    },
  ),
  {
    ...atRest(
      'the host has lost ECS',
      { tasks: [task('a', { connectivity: 'DISCONNECTED' })] },
      {
        outcome: 'degraded',
        first: /^the host of task aaaaaaaa has lost ECS/,
        visibleAt: 60,
      },
    ),
    timeoutSeconds: 60,
  },
];

/** What is shown of a rollout to its 30th second: the old task is gone, and ours has not come. */
const going: View = {
  ...none,
  pending: 1,
  inCharge: { id: ours, revision: 4, state: 'IN_PROGRESS', began: 0 },
  others: [{ id: earlier, revision: 3, state: 'COMPLETED' }],
};
const mine: View = {
  inCharge: { id: ours, revision: 4, state: 'COMPLETED', began: 0 },
  tasks: [task('b', { started: 20, revision: 4 })],
  instances: [instance('b')],
  events: [started(10, 'b')],
};
const done: View = { ...mine, rollout: { status: 'SUCCESSFUL' } };
const back: View = {
  tasks: [task('c', { started: 90 })],
  instances: [instance('c')],
  events: [started(80, 'c')],
  rollout: {
    status: 'ROLLBACK_SUCCESSFUL',
    statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
  },
};
const after =
  (seconds: number, view: View, before: View = going) =>
  (at: number) =>
    at < seconds ? before : view;

const rollout = (name: string, at: Scene['at'], rest: Omit<Situation, 'name' | 'kind' | 'at'>): Situation => ({
  name,
  kind: 'rollout',
  at,
  ...rest,
});

const failing = (name: string, failure: Omit<Stop, 'at'>, first: RegExp, hint: RegExp): Situation =>
  rollout(
    name,
    after(100, { ...back, stopped: [stop('d', { revision: 4, started: undefined, ...failure, at: 20 })] }),
    { outcome: 'rolled-back', first, visibleAt: 100, hint, listening: 'yes' },
  );
const notStarted = { code: 'TaskFailedToStart', fluentd: { exitCode: undefined }, batch: { exitCode: undefined } };

const rolling: readonly Situation[] = [
  rollout('all goes well', after(60, done), {
    outcome: 'succeeded',
    first: /^the new task runs and is steady; task bbbbbbbb runs/,
    visibleAt: 60,
    listening: 'yes',
  }),
  failing(
    'the batch crashes',
    { started: 15 },
    /^container batch exited with 3; .*access-log:3 is in charge now; 10\.0\.0\.99 listens/,
    /log of container batch/,
  ),
  failing(
    'the batch ends without an error',
    { started: 15, batch: { exitCode: 0 }, fluentd: { exitCode: 143 } },
    /^container batch exited with 0/,
    /foreground/,
  ),
  failing(
    'the new collector fails its health check',
    {
      started: 15,
      code: 'ServiceSchedulerInitiated',
      reason: 'Task failed container health checks',
      fluentd: { healthStatus: 'UNHEALTHY', exitCode: 137 },
      batch: { exitCode: 143 },
    },
    /^container fluentd is UNHEALTHY: it failed its health check/,
    /health check asks for/,
  ),
  failing(
    'an image is not there',
    {
      ...notStarted,
      reason: 'CannotPullContainerError: pull image manifest: repo/batch:9: not found',
      batch: { exitCode: undefined, reason: 'CannotPullContainerError: pull image manifest: repo/batch:9: not found' },
    },
    /^container batch CannotPullContainerError: [^;]*not found \(ECS put/,
    /push it first/,
  ),
  failing(
    'an image may not be pulled',
    {
      ...notStarted,
      reason:
        'CannotPullContainerError: pull access denied for repo/batch, repository does not exist or may require authorization',
      batch: { exitCode: undefined },
    },
    /^CannotPullContainerError: pull access denied/,
    /there is no such image, or .* may not pull it: it needs .*ecr:BatchGetImage/,
  ),
  failing(
    'a secret may not be read',
    {
      ...notStarted,
      reason:
        'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: AccessDeniedException: User is not authorized',
    },
    /^ResourceInitializationError: unable to pull secrets/,
    /secretsmanager:GetSecretValue/,
  ),
  failing(
    'the log group is not there',
    {
      ...notStarted,
      reason:
        'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.',
    },
    /^ResourceInitializationError: failed to validate logger args/,
    /the log group has to exist/,
  ),
  failing(
    'EFS is not mounted',
    {
      ...notStarted,
      reason:
        'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Connection timed out: mount.nfs4',
    },
    /^ResourceInitializationError: failed to invoke EFS/,
    /port 2049/,
  ),
  failing(
    'there is no network interface',
    { ...notStarted, reason: 'Timeout waiting for network interface provisioning to complete.' },
    /^Timeout waiting for network interface/,
    /no network interface/,
  ),
  failing(
    'what a container waits for never comes',
    {
      ...notStarted,
      reason: 'Task failed to start',
      batch: {
        exitCode: undefined,
        reason: 'dependency graph: failed to resolve container ordering dependency [fluentd] for target [batch]',
      },
    },
    /^container batch dependency graph/,
    /did not come so far/,
  ),
  failing(
    'the host goes away',
    { started: 15, code: 'TerminationNotice', reason: 'Host EC2 (instance i-0ab1) terminated.' },
    /^Host EC2 \(instance i-0ab1\) terminated\./,
    /its host went away/,
  ),
  {
    ...rollout(
      'a first deploy fails, with nothing to go back to',
      after(100, {
        ...none,
        inCharge: { id: ours, revision: 4, state: 'FAILED', began: 0 },
        stopped: [stop('d', { revision: 4, at: 20 })],
        rollout: { status: 'ROLLBACK_FAILED', statusReason: 'No rollback candidate was found to run the rollback.' },
      }),
      {
        outcome: 'failed',
        first: /^container batch exited with 3; .*nothing ran before that ECS could put back.*nobody listens/,
        visibleAt: 100,
        hint: /deploy again, which starts a new rollout/,
        listening: 'no',
      },
    ),
    kind: 'first deploy',
  },
  {
    ...rollout(
      'no task finds a place to the end',
      after(5, { ...going, pending: 0, events: [noHost('has insufficient memory available')] }),
      {
        outcome: 'timed-out',
        first: /^was unable to place a task .* \(not over in time: IN_PROGRESS/,
        visibleAt: 120,
        hint: /add one to the cluster/,
        listening: 'no',
      },
    ),
    timeoutSeconds: 120,
  },
  rollout(
    'another deploy takes over',
    after(30, {
      ...mine,
      inCharge: { id: 'ecs-svc/3', revision: 5, state: 'IN_PROGRESS', began: 25 },
      rollout: { status: 'STOPPED' },
    }),
    {
      outcome: 'superseded',
      first: /^a newer deployment took over: ecs-svc\/3, which brings access-log:5/,
      visibleAt: 30,
      hint: /ours never will/,
    },
  ),
  rollout(
    'its service deployment cannot be described for minutes',
    after(
      60,
      { ...mine, refused: { DescribeServiceDeployments: 'InternalServerError' } },
      { ...going, refused: { DescribeServiceDeployments: 'InternalServerError' } },
    ),
    { outcome: 'succeeded', first: /^the task runs and is steady/, visibleAt: 60, listening: 'yes' },
  ),
  rollout(
    'its service deployment hangs',
    after(
      60,
      { ...mine, refused: { DescribeServiceDeployments: 'hangs' } },
      { ...going, refused: { DescribeServiceDeployments: 'hangs' } },
    ),
    { outcome: 'succeeded', first: /^the task runs and is steady/, visibleAt: 80, listening: 'yes' },
  ),
  rollout(
    'service deployments may not be listed',
    after(
      60,
      { ...mine, refused: { ListServiceDeployments: 'AccessDeniedException' } },
      { ...going, refused: { ListServiceDeployments: 'AccessDeniedException' } },
    ),
    { outcome: 'succeeded', first: /^the task runs and is steady/, visibleAt: 60, listening: 'yes' },
  ),
  rollout(
    'the service is not shown for ten seconds',
    (at) => (at > 5 && at < 15 ? { ...going, missing: true } : after(60, done)(at)),
    { outcome: 'succeeded', first: /^the new task runs and is steady/, visibleAt: 60, listening: 'yes' },
  ),
  rollout('the service is deleted under it', after(20, { ...none, missing: true }), {
    outcome: 'failed',
    first: /^the service is gone: \d+ looks in \d+ s did not show it/,
    visibleAt: 38,
  }),
  rollout(
    'the service may not be described',
    after(
      60,
      { ...done, refused: { DescribeServices: 'AccessDeniedException' } },
      { ...going, refused: { DescribeServices: 'AccessDeniedException' } },
    ),
    {
      outcome: 'failed',
      first: /^the rollout is over, but whether it is well is unknown/,
      visibleAt: 60,
      hint: /ecs:DescribeServices/,
      listening: 'yes',
    },
  ),
  {
    ...rollout(
      'nothing answers any more',
      after(1, {
        ...going,
        refused: { DescribeServices: 'hangs', DescribeServiceDeployments: 'hangs', ListTasks: 'hangs' },
      }),
      {
        outcome: 'timed-out',
        first: /^not over in time: .*could not read service .* no answer within 5 s/,
        visibleAt: 140,
      },
    ),
    timeoutSeconds: 120,
  },
  rollout(
    'the new task crashes once it is over',
    (at) => {
      if (at < 60) return going;
      const seen = { ...mine, events: [started(10, 'b'), [58, `(deployment ${ours}) deployment completed.`] as const] };
      if (at < 61) return { ...seen, rollout: { status: 'SUCCESSFUL' }, instances: [] };
      return {
        ...seen,
        ...none,
        rollout: { status: 'SUCCESSFUL' },
        stopped: [stop('c', { at: 75, revision: 4 }), stop('b', { at: 61, revision: 4 })],
      };
    },
    {
      outcome: 'degraded',
      first: /^container batch exited with 3; .*the rollout is over/,
      visibleAt: 61,
      listening: 'no',
    },
  ),
  rollout(
    'another deploy begins as soon as it is over',
    (at) =>
      at < 60
        ? going
        : {
            ...done,
            ...none,
            running: 0,
            pending: 1,
            inCharge: { id: 'ecs-svc/3', revision: 5, state: 'IN_PROGRESS', began: 61 },
          },
    {
      outcome: 'superseded',
      first: /^the rollout is over, but then a newer deployment took over: ecs-svc\/3, which brings access-log:5/,
      visibleAt: 120,
    },
  ),
  rollout(
    'the rollback fails as well',
    after(100, {
      ...none,
      stopped: [stop('d', { at: 20, revision: 4 })],
      inCharge: { state: 'FAILED' },
      rollout: { status: 'ROLLBACK_FAILED', statusReason: 'The rollback failed.' },
    }),
    {
      outcome: 'failed',
      first: /^container batch exited with 3; .*so did its rollback.*access-log:3 is in charge now; nobody listens/,
      visibleAt: 100,
      listening: 'no',
    },
  ),
];

export const situations: readonly Situation[] = [...resting, ...rolling];
