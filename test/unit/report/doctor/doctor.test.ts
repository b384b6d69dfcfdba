import { expect, test } from 'vitest';
import { examined } from '../../../../src/commands/results/examined.ts';
import { type Examination, fail, ok, skip, warn, withCheck } from '../../../../src/doctor/check.ts';
import { judgePlan } from '../../../../src/doctor/judgePlan.ts';
import { NotPossible, ReadFailed } from '../../../../src/errors.ts';
import { examinedBriefly } from '../../../../src/report/doctor/brief.ts';
import { examinedSection } from '../../../../src/report/doctor/markdown.ts';

const examination: Examination = {
  checks: [
    { name: 'vpc', ...ok('enableDnsSupport of vpc-1 is on') },
    { name: 'subnets', ...skip('ec2:DescribeSubnets is not allowed', ['ec2:DescribeSubnets']) },
    { name: 'port', ...warn('port 24224 is open to 0.0.0.0/0', 'let in the senders alone') },
    {
      name: 'images',
      ...fail('x is not there: \u001b[2J\n::error::no', 'push it'),
      place: { file: 'c.yml', line: 9, column: 10 },
    },
  ],
  missing: ['ec2:DescribeSubnets'],
  calls: 4,
};

test('a terminal gets a line a check, its mend below, the counts, and what the role lacks', () => {
  expect(examined(examination, 9).text).toMatchInlineSnapshot(`
    "OK    vpc: enableDnsSupport of vpc-1 is on
    SKIP  subnets: ec2:DescribeSubnets is not allowed
    WARN  port: port 24224 is open to 0.0.0.0/0
            mend: let in the senders alone
    FAIL  images: x is not there: \\x1B[2J\\n::error::no (c.yml:9:10)
            mend: push it
    1 failure, 1 warning, 1 skipped, 1 ok (9 calls)
    the role may not read all of it: ec2:DescribeSubnets; add {"Effect":"Allow","Action":["ec2:DescribeSubnets"],"Resource":"*"}"
  `);
});

test('beside a plan it is the counts, what fails and what is doubtful, and one line of what was skipped', () => {
  expect(examinedBriefly(examination)).toMatchInlineSnapshot(`
    "doctor: 1 failure, 1 warning, 1 skipped, 1 ok
      WARN  port: port 24224 is open to 0.0.0.0/0
              mend: let in the senders alone
      FAIL  images: x is not there: \\x1B[2J\\n::error::no (c.yml:9:10)
              mend: push it
      not looked at: subnets; the role lacks ec2:DescribeSubnets"
  `);
});

test('a job summary has what needs somebody first', () => {
  expect(examined(examination, 9).markdown).toMatchInlineSnapshot(`
    "### ❌ A deploy would fail

    1 failure, 1 warning, 1 skipped, 1 ok; 9 calls to AWS.

    |  | Check | What was found | Mend | Where |
    |---|---|---|---|---|
    | ❌ | images | x is not there: \\\\x1B\\[2J<br>::<!-- -->error::no | push it | \`c.yml:9:10\` |
    | ⚠️ | port | port 24224 is open to 0.0.0.0/0 | let in the senders alone |  |

    <details>
    <summary>1 not looked at</summary>

    |  | Check | What was found |
    |---|---|---|
    | ❔ | subnets | ec2:DescribeSubnets is not allowed |

    </details>

    <details>
    <summary>1 ok</summary>

    |  | Check | What was found |
    |---|---|---|
    | ✅ | vpc | enableDnsSupport of vpc-1 is on |

    </details>

    The role lacks rights to look at all of it: \`{"Effect":"Allow","Action":["ec2:DescribeSubnets"],"Resource":"*"}\`
    "
  `);
  expect(examinedSection(examination)).toContain('**Doctor:** 1 failure, 1 warning, 1 skipped, 1 ok');
});

test('each failure is an annotation at the place of its setting', () => {
  expect(examined(examination, 9).problems).toEqual([
    {
      severity: 'error',
      file: 'c.yml',
      line: 9,
      column: 10,
      message: 'images: x is not there: \u001b[2J\n::error::no',
      hint: 'push it',
    },
  ]);
});

test('it ends good without a failure, not good with one, and unknown where nothing could be read', () => {
  const of = (...results: string[]) =>
    examined({ ...examination, checks: examination.checks.filter(({ result }) => results.includes(result)) }, 1);
  expect(of('ok', 'warn', 'skip')).toMatchObject({ status: 'good', failure: undefined });
  expect(of('skip')).toMatchObject({ status: 'unknown', failure: expect.stringContaining('unknown') });
  expect(of('skip').markdown).toContain('Nothing could be read');
  expect(of('ok', 'fail')).toMatchObject({
    status: 'not good',
    failure: 'a deploy would fail (1 failure, 1 ok): images: x is not there: \\x1B[2J\\n::error::no',
    data: { outcome: 'examined', counts: { ok: 1, warn: 0, skip: 0, fail: 1 }, calls: 1 },
  });
});

test('the plan is a check too: what is to do, why it cannot be done, or why nobody knows', () => {
  const step = { resource: 'service', action: 'create', name: 'access-log', reason: '', changes: [] } as const;
  expect(judgePlan([step])).toEqual({ name: 'plan', result: 'ok', because: 'to do: create service access-log' });
  expect(judgePlan([])).toMatchObject({ result: 'ok', because: 'nothing is to do' });
  expect(judgePlan(new NotPossible('a name is in use', { hint: 'choose another' }))).toMatchObject({
    result: 'fail',
    because: 'a name is in use',
    mend: 'choose another',
  });
  const refused = judgePlan(new ReadFailed('could not read it', { hint: 'the role needs ecs:DescribeServices' }));
  expect(refused).toMatchObject({ result: 'skip', missing: ['ecs:DescribeServices'] });
  expect(withCheck(examination, refused).missing).toEqual(['ec2:DescribeSubnets', 'ecs:DescribeServices']);
  expect(() => judgePlan(new TypeError('a slip'))).toThrow('a slip');
});
