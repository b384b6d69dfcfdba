import { expect, test } from 'vitest';
import { workflowProblems } from '../../../../scripts/github/rules.ts';
import { actionSyntax, workflowSyntax } from '../../../../scripts/github/syntax.ts';
import { differentVersions, unpinned } from '../../../../scripts/github/uses.ts';
import { workflowOf } from '../../../../scripts/github/workflow.ts';

const project = { scripts: ['test'], inputs: ['command'], exists: (path: string) => path === '.ci/run' };

const good = `on: { push: { branches: [main] } }
permissions: {}
concurrency: ci
jobs:
  test:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions: { contents: read }
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with: { persist-credentials: false }
      - run: .ci/run && npm run test
      - uses: ./
        with: { command: render }
`;

const problemsOf = async (text: string) => {
  const workflow = workflowOf('ci.yml', text);
  return [...(await workflowSyntax('ci.yml', text)), ...workflowProblems(workflow, project), ...unpinned(workflow)];
};

test('a workflow that keeps every rule has no problem', async () => {
  expect(await problemsOf(good)).toEqual([]);
});

test('GitHub’s own parser is asked: a wrong key, value and expression', async () => {
  const wrong = `on: push
jobs:
  test:
    runs-on: ubuntu-24.04
    timeout-minuts: 5
    permissions: { contents: raed }
    if: \${{ githb.ref == 'x' }}
    steps: [{ run: 'true' }]
`;
  expect(await workflowSyntax('ci.yml', wrong)).toMatchInlineSnapshot(`
    [
      "ci.yml (Line: 5, Col: 5): Unexpected value 'timeout-minuts'",
      "ci.yml (Line: 6, Col: 30): Unexpected value 'raed'",
      "ci.yml (Line: 7, Col: 9): Unrecognized named-value: 'githb'",
    ]
  `);
});

test('and in one that is well formed: cron, and jobs that need each other', async () => {
  const wrong = `on: { schedule: [{ cron: every day }] }
jobs:
  first: { runs-on: ubuntu-24.04 }
  test: { runs-on: ubuntu-24.04, needs: [first, build], steps: [{ run: 'true' }, { uses: checkout }] }
`;
  expect(await workflowSyntax('ci.yml', wrong)).toMatchInlineSnapshot(`
    [
      "ci.yml (Line: 1, Col: 26): Invalid cron expression. Expected format: '* * * * *' (minute hour day month weekday)",
      "ci.yml (Line: 4, Col: 49): Job 'test' depends on unknown job 'build'.",
    ]
  `);
});

test('it knows the Node that the runner has', () => {
  const action = (using: string) => `name: a\ndescription: b\nruns: { using: ${using}, main: index.js }\n`;
  expect(actionSyntax('action.yml', action('node24'))).toEqual([]);
  expect(actionSyntax('action.yml', action('node99'))).toEqual([
    "action.yml (Line: 3, Col: 16): Unexpected value 'node99'",
  ]);
});

test.each([
  {
    name: 'that a fork’s pull request could misuse',
    from: 'on: { push: { branches: [main] } }',
    to: 'on: pull_request_target',
    says: "ci.yml  pull_request_target runs a fork's code with this repository's token",
  },
  {
    name: 'whose jobs have more rights than they name',
    from: 'permissions: {}',
    to: 'permissions: { contents: write }',
    says: 'ci.yml  permissions: {} is missing, so that jobs have more than they name',
  },
  {
    name: 'without concurrency',
    from: 'concurrency: ci\n',
    to: '',
    says: 'ci.yml  concurrency is missing: two runs at once, or one that goes on for nothing',
  },
  {
    name: 'on a runner that changes without a commit',
    from: 'ubuntu-24.04',
    to: 'ubuntu-latest',
    says: 'ci.yml  job test: runs-on ubuntu-latest is none of ubuntu-22.04, ubuntu-24.04, macos-15, windows-2025',
  },
  {
    name: 'with a job without rights of its own',
    from: '    permissions: { contents: read }\n',
    to: '',
    says: 'ci.yml  job test: permissions are missing',
  },
  {
    name: 'with a job that may hang for hours',
    from: '    timeout-minutes: 5\n',
    to: '',
    says: 'ci.yml  job test: timeout-minutes is missing; GitHub waits for six hours',
  },
  {
    name: 'that pastes a title into a script',
    from: 'npm run test',
    to: 'echo ${{ github.event.issue.title }}',
    says: 'ci.yml  an expression is pasted into the script, hand it over by env: .ci/run && echo ${{ github.event.issue.title }}',
  },
  {
    name: 'that leaves a token in .git',
    from: '        with: { persist-credentials: false }\n',
    to: '',
    says: 'ci.yml  checkout leaves its token in .git: persist-credentials: false',
  },
  {
    name: 'that runs a script that is not there',
    from: 'npm run test',
    to: 'npm run tets',
    says: 'ci.yml  package.json has no script tets',
  },
  {
    name: 'that starts a file that is not there',
    from: '.ci/run',
    to: '.ci/ran',
    says: 'ci.yml  .ci/ran is not there',
  },
  {
    name: 'that gives the Action an input that it has not',
    from: 'command: render',
    to: 'comand: render',
    says: 'ci.yml  action.yml has no input comand',
  },
  {
    name: 'that uses a tag, which can be moved',
    from: /@3d3c42\S+ # v7.0.1/,
    to: '@v7.0.1',
    says: 'ci.yml:10  actions/checkout@v7.0.1 is not pinned: @<40 hex digits> # vX.Y.Z',
  },
  {
    name: 'that uses a commit of no version',
    from: ' # v7.0.1',
    to: '',
    says: 'ci.yml:10  actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 is not pinned: @<40 hex digits> # vX.Y.Z',
  },
  {
    name: 'that uses a part of a commit',
    from: '@3d3c42e5aac5ba805825da76410c181273ba90b1',
    to: '@3d3c42e',
    says: 'ci.yml:10  actions/checkout@3d3c42e is not pinned: @<40 hex digits> # vX.Y.Z',
  },
])('a workflow $name is refused for that alone', async ({ from, to, says }) => {
  expect(await problemsOf(good.replace(from, to))).toEqual([says]);
});

test('an action has one version everywhere, and the same major in what users paste', () => {
  const used = (path: string, ...uses: readonly string[]) =>
    workflowOf(path, `on: push\njobs:\n  a:\n    steps:\n${uses.map((use) => `      - uses: ${use}\n`).join('')}`);
  const pinned = used('ci.yml', 'a/b/init@1111 # v4.1.0', 'a/b/analyze@1111 # v4.1.0', 'c/d@2222 # v7.0.1');
  expect(differentVersions([pinned, used('user.yml', 'c/d@v7', 'e/f@v1')])).toEqual([]);
  expect(differentVersions([pinned, used('user.yml', 'c/d@v6'), used('x.yml', 'a/b/init@3333 # v4.2.0')])).toEqual([
    'user.yml:5  c/d is v6 here and v7.0.1 in ci.yml:7',
    'x.yml:5  a/b is v4.2.0 here and v4.1.0 in ci.yml:5',
  ]);
});
