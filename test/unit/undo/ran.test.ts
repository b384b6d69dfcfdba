import { describe, expect, test } from 'vitest';
import { candidates, candidatesOfFamily, type Ran, toRan } from '../../../src/undo/ran.ts';
import { retired } from '../../../src/undo/retired.ts';
import { revisionOf } from '../../../src/undo/target.ts';

const arn = (name: string) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/${name}`;
const short = (arns: readonly string[]) => arns.map((it) => it.slice(it.lastIndexOf('/') + 1));

/** Newest first, as `access-log:7 SUCCESSFUL`. */
const history = (...lines: readonly string[]): readonly Ran[] =>
  lines.map((line, at) => {
    const [name = '', status = ''] = line.split(' ');
    return { deploymentArn: `d-${at}`, taskDefinitionArn: arn(name), status, createdAtMs: 1_000 - at };
  });

const back = (running: string, ...lines: readonly string[]) => short(candidates(history(...lines), arn(running)));

describe('the previous good revision', () => {
  test.each([
    [
      'is the one before the newest push',
      'a:7',
      ['a:7 SUCCESSFUL', 'a:6 SUCCESSFUL', 'a:5 SUCCESSFUL'],
      ['a:6', 'a:5'],
    ],
    ['is none that never ran well', 'a:7', ['a:7 SUCCESSFUL', 'a:6 ROLLBACK_SUCCESSFUL', 'a:5 SUCCESSFUL'], ['a:5']],
    ['is none that was only begun', 'a:7', ['a:7 IN_PROGRESS', 'a:6 STOPPED', 'a:5 SUCCESSFUL'], ['a:5']],
    ['is what runs, once ECS has put it back itself', 'a:6', ['a:7 ROLLBACK_SUCCESSFUL', 'a:6 SUCCESSFUL'], ['a:6']],
    [
      'is what runs, once a rollback has brought it',
      'a:6',
      ['a:6 SUCCESSFUL', 'a:7 SUCCESSFUL', 'a:6 SUCCESSFUL'],
      ['a:6'],
    ],
    [
      'is the one that is on its way back already',
      'a:6',
      ['a:6 IN_PROGRESS', 'a:7 SUCCESSFUL', 'a:6 SUCCESSFUL'],
      ['a:6'],
    ],
    [
      'is the one that ran well last, not the highest',
      'a:9',
      ['a:9 SUCCESSFUL', 'a:5 SUCCESSFUL', 'a:8 SUCCESSFUL'],
      ['a:5', 'a:8'],
    ],
    ['is of the family that runs', 'a:7', ['a:7 SUCCESSFUL', 'b:6 SUCCESSFUL', 'a:3 SUCCESSFUL'], ['a:3']],
    ['is not there on a first deploy', 'a:1', ['a:1 SUCCESSFUL'], []],
  ])('%s', (_, running, lines, wanted) => {
    expect(back(running, ...lines)).toEqual(wanted);
  });

  test('of a family of which nothing else is known is the one below the newest, or what runs where that is older', () => {
    const revisions = ['a:7', 'a:6', 'a:5'].map(arn);
    expect(short(candidatesOfFamily(revisions, arn('a:7')))).toEqual(['a:6', 'a:5']);
    expect(short(candidatesOfFamily(revisions, arn('a:6')))).toEqual(['a:6']);
  });
});

test('a deployment whose revision is not known is left out, and the newest comes first', () => {
  const briefs = [
    { serviceDeploymentArn: 'old', targetServiceRevisionArn: 'r1', status: 'SUCCESSFUL', createdAt: new Date(1_000) },
    { serviceDeploymentArn: 'new', targetServiceRevisionArn: 'r2', status: 'IN_PROGRESS', createdAt: new Date(2_000) },
    { serviceDeploymentArn: 'strange', targetServiceRevisionArn: 'r3' },
    {},
  ] as const;
  const definitions = new Map([
    ['r1', arn('a:1')],
    ['r2', arn('a:2')],
  ]);
  expect(toRan([...briefs], definitions).map(({ deploymentArn }) => deploymentArn)).toEqual(['new', 'old']);
});

describe('a revision that is named', () => {
  test.each(['7', 'access-log:7', arn('access-log:7'), '007'])('as %s is found', (text) => {
    expect(revisionOf(text, 'access-log')).toBe('access-log:7');
  });

  test.each([
    ['error-log:7', 'revision error-log:7 is of another family than "access-log"'],
    ['latest', '"latest" is no revision'],
    ['0', '"0" is no revision'],
    ['-1', '"-1" is no revision'],
    ['7.5', '"7.5" is no revision'],
    ['', '"" is no revision'],
  ])('%j is refused in words', (text, words) => {
    expect(() => revisionOf(text, 'access-log')).toThrow(words);
  });
});

describe('old revisions', () => {
  const active = ['a:1', 'a:2', 'a:3', 'a:4', 'a:10'].map(arn);

  test('beyond the newest so many go, the oldest first, by number and not by name', () => {
    expect(short(retired(active, 2, new Map()).going)).toEqual(['a:1', 'a:2', 'a:3']);
  });

  test('stay where they run or where a rollback would bring them back, and it is said why', () => {
    const needed = new Map([[arn('a:2'), 'the service runs it']]);
    expect(retired(active, 2, needed)).toEqual({
      going: [arn('a:1'), arn('a:3')],
      kept: [{ revision: 'a:2', because: 'the service runs it' }],
    });
  });

  test('are none where there are no more than wanted', () => {
    expect(retired(active, 5, new Map()).going).toEqual([]);
    expect(short(retired(active, 4, new Map()).going)).toEqual(['a:1']);
  });
});
