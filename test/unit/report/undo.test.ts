import { expect, test } from 'vitest';
import { age } from '../../../src/report/ago.ts';
import { destroyMarkdown } from '../../../src/report/undo/destroyMarkdown.ts';
import { destroyFailure, destroyText } from '../../../src/report/undo/destroyText.ts';
import { revisionsText } from '../../../src/report/undo/revisionsText.ts';
import { rollbackMarkdown } from '../../../src/report/undo/rollbackMarkdown.ts';
import { rollbackFailure, rollbackText } from '../../../src/report/undo/rollbackText.ts';
import type { DestroyReport } from '../../../src/undo/destroyReport.ts';
import { kept, lostWith } from '../../../src/undo/kept.ts';
import { nextPush, type RollbackReport } from '../../../src/undo/rollbackReport.ts';
import { configOf } from '../../support/config.ts';

const arn = (number: number) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/access-log:${number}`;

const rolledBack: RollbackReport = {
  outcome: 'succeeded',
  changed: true,
  because: 'the new task runs and is steady; the name leads to the running task, 10.0.0.7',
  waited: true,
  cluster: 'production',
  service: 'access-log',
  endpoint: 'fluentd.internal:24224',
  address: '10.0.0.7',
  taskDefinitionArn: arn(6),
  steps: [],
  calls: 21,
  writes: 1,
  events: [],
  stoppedTasks: [],
  durations: { planMs: 400, applyMs: 90, waitMs: 52_000 },
  rollback: {
    from: arn(7),
    to: arn(5),
    because: 'a deployment of it was SUCCESSFUL last',
    skipped: ['access-log:6 is INACTIVE'],
    way: 'update',
    next: nextPush,
  },
};

test('a rollback says from what to what, why that one, and what the next push does', () => {
  expect(rollbackText(rolledBack, 0)).toMatchInlineSnapshot(`
    "succeeded: access-log:7 → access-log:5: the new task runs and is steady; the name leads to the running task, 10.0.0.7 (1 write, 21 calls)
      why this one: a deployment of it was SUCCESSFUL last
      passed over: access-log:6 is INACTIVE
      endpoint: fluentd.internal:24224 at 10.0.0.7
      next: the next deploy brings what the configuration says again: take back the commit that brought it before you push
      plan 400 ms, apply 90 ms, wait 52.0 s"
  `);
  expect(rollbackMarkdown(rolledBack, 0)).toMatchInlineSnapshot(`
    "### ✅ Rollback succeeded: \`access-log\` in \`production\`

    access-log:7 → access-log:5: the new task runs and is steady; the name leads to the running task, 10.0.0.7

    | What | Which |
    |---|---|
    | From | \`access-log:7\` |
    | To | \`access-log:5\`: a deployment of it was SUCCESSFUL last |
    | Passed over | access-log:6 is INACTIVE |
    | Listening | not looked at |
    | Next | the next deploy brings what the configuration says again: take back the commit that brought it before you push |
    | Calls to AWS | 21, 1 write of them |
    "
  `);
  expect(rollbackFailure(rolledBack)).toBeUndefined();
});

test('a rollback that ECS rolled back itself is not told as if the old one ran', () => {
  const failed = {
    ...rolledBack,
    outcome: 'rolled-back' as const,
    because: 'ECS put the previous revision back: no\n::error::x',
  };
  expect(rollbackFailure(failed)).toMatchInlineSnapshot(
    `"rollback of service "access-log" in cluster "production" ended rolled-back: access-log:5 did not come to run either: ECS put the previous revision back: no\\n::error::x"`,
  );
});

const refused: DestroyReport = {
  outcome: 'refused',
  because: 'nothing was changed: it was not confirmed',
  hint: 'type its name to confirm: --confirm access-log (input confirm)',
  changed: false,
  cluster: 'production',
  service: 'access-log',
  endpoint: 'fluentd.internal:24224',
  steps: [{ resource: 'service', name: 'access-log', because: 'its task is stopped', result: 'would go', tookMs: 0 }],
  left: [{ resource: 'log-group', name: '/ecs/access-log', because: 'it stays, unless asked for by --log-groups' }],
  calls: 9,
  writes: 0,
  tookMs: 800,
};

test('a destroy that was not confirmed says what would go and what stays', () => {
  expect(destroyText(refused)).toMatchInlineSnapshot(`
    "refused: nothing was changed: it was not confirmed (0 writes, 9 calls)
      would go: service access-log, its task is stopped
      stays: log-group /ecs/access-log, it stays, unless asked for by --log-groups"
  `);
  expect(destroyFailure(refused)).toMatchInlineSnapshot(
    `"destroy of service "access-log" in cluster "production" was refused: nothing was changed: it was not confirmed; hint: type its name to confirm: --confirm access-log (input confirm)"`,
  );
  expect(destroyMarkdown(refused)).toMatchInlineSnapshot(`
    "### ❌ Not destroyed, nothing was changed: \`access-log\` in \`production\`

    nothing was changed: it was not confirmed

    **Hint:** type its name to confirm: --confirm access-log (input confirm)

    | Result | What | Why |
    |---|---|---|
    | would go | service \`access-log\` | its task is stopped |

    #### What is left

    | What | Why |
    |---|---|
    | log-group \`/ecs/access-log\` | it stays, unless asked for by --log-groups |
    "
  `);
});

test('the files are never touched, and where they go with the task that is said', () => {
  expect(kept(configOf({ volume: { type: 'efs', fileSystem: 'fs-0a1b' } }))).toEqual([
    { resource: 'volume', name: 'fs-0a1b', because: 'the file system stays, with its files' },
  ]);
  expect(kept(configOf())).toEqual([]);
  expect(lostWith(configOf())).toBe(
    'the volume is new for every task: files that the batch has not read yet go with it',
  );
  expect(lostWith(configOf({ volume: { type: 'docker' } }))).toBeUndefined();
});

test('revisions tells of each what it is made of, and marks the one that runs', () => {
  const revision = {
    arn: arn(7),
    number: 7,
    status: 'ACTIVE',
    registeredAtMs: Date.UTC(2026, 10, 20),
    registeredBy: 'arn:aws:sts::123456789012:assumed-role/deploy/run',
    containers: [{ name: 'batch', image: 'registry/batch:2', digest: 'sha256:0a' }],
    runs: true,
    lastOutcome: 'SUCCESSFUL',
    lastBroughtAtMs: Date.UTC(2026, 10, 21),
  };
  expect(
    revisionsText({
      outcome: 'deregistered',
      because: '1 were deregistered',
      family: 'access-log',
      revisions: [
        revision,
        {
          arn: arn(3),
          number: 3,
          status: 'INACTIVE',
          registeredAtMs: undefined,
          registeredBy: '',
          containers: [],
          runs: false,
        },
      ],
      more: 4,
      deregistered: ['access-log:3'],
      kept: [{ revision: 'access-log:4', because: 'a rollback would bring it back' }],
      changed: true,
      calls: 9,
      writes: 1,
    }),
  ).toMatchInlineSnapshot(`
    "revisions of access-log: 1 were deregistered
      * 7  2026-11-20T00:00:00Z by assumed-role/deploy/run  ACTIVE, last SUCCESSFUL at 2026-11-21T00:00:00Z
           batch: registry/batch:2 (sha256:0a)
        3  no date  INACTIVE
      and 4 older
      deregistered: access-log:3
      kept: access-log:4, a rollback would bring it back"
  `);
});

test.each([
  [0, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [3_599_999, '59 min 59 s'],
  [3_600_000, '1 h'],
  [86_399_999, '23 h 59 min'],
  [86_400_000, '1 d'],
  [-5, '0 s'],
])('%i ms are %s', (ms, words) => {
  expect(age(ms)).toBe(words);
});
