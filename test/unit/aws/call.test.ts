import { describe, expect, test } from 'vitest';
import { read, refusalName, sendOnce, write } from '../../../src/aws/call.io.ts';
import { Cancelled } from '../../../src/aws/unanswered.ts';
import { LegacyLogError, ReadFailed } from '../../../src/errors.ts';
import { fakeClock } from '../../support/fakeClock.ts';
import { rejecting } from '../../support/rejecting.ts';

const named = (name: string, message: string) => Object.assign(new Error(message), { name });

/** The message and the hint of what a failing call is told as. */
async function told(failing: Promise<unknown>): Promise<string> {
  const error = await rejecting(failing);
  if (!(error instanceof LegacyLogError)) throw error;
  return `${error.name}: ${error.message}; hint: ${error.hint}`;
}

describe('a call that fails', () => {
  const denied = named('AccessDeniedException', 'no');

  test('is told with what it was for, the name that one searches for, and what can be done', async () => {
    expect(await told(read('ecs:DescribeServices', 'service "a"', () => Promise.reject(denied)))).toMatchInlineSnapshot(
      `"ReadFailed: could not read service "a": AccessDeniedException: no; hint: the role needs ecs:DescribeServices"`,
    );
    expect(
      await told(write('ecs:CreateService', 'create service "a"', () => Promise.reject(denied))),
    ).toMatchInlineSnapshot(
      `"WriteFailed: could not create service "a": AccessDeniedException: no; hint: the role needs ecs:CreateService"`,
    );
  });

  test('keeps its cause, and is known by that one’s name', async () => {
    const error = await rejecting(read('ecs:DescribeServices', 'service "a"', () => Promise.reject(denied)));
    expect(error).toMatchObject({ cause: denied });
    expect(refusalName(error)).toBe('AccessDeniedException');
  });

  test.each([
    { name: 'a plain error', cause: new Error('it broke'), message: 'could not read service "a": it broke' },
    {
      name: 'a name that the message says',
      cause: named('Throttling', 'Throttling: Rate exceeded'),
      message: 'could not read service "a": Throttling: Rate exceeded',
    },
    { name: 'a text', cause: 'gone', message: 'could not read service "a": gone' },
  ])('is told without a name where $name says it all', async ({ cause, message }) => {
    const failing = read('ecs:DescribeServices', 'service "a"', () => Promise.reject(cause));
    await expect(failing).rejects.toMatchObject({ message });
  });

  test.each([
    { name: 'credentials', cause: named('CredentialsProviderError', 'Could not load credentials from any providers') },
    { name: 'a Region', cause: new Error('Region is missing') },
  ])('for want of $name says the same, whichever call came first', async ({ cause }) => {
    const first = await told(read('ecs:DescribeServices', 'service "a"', () => Promise.reject(cause)));
    const other = await told(read('logs:DescribeLogGroups', 'the log group "b"', () => Promise.reject(cause)));
    expect(other).toBe(first);
  });

  test('for want of credentials or a Region says so, and what to do', async () => {
    const failing = (cause: Error) => told(read('ecs:DescribeServices', 'service "a"', () => Promise.reject(cause)));
    expect(
      await failing(named('CredentialsProviderError', 'Could not load credentials from any providers')),
    ).toMatchInlineSnapshot(
      `"ReadFailed: no AWS credentials were found: Could not load credentials from any providers; hint: run aws-actions/configure-aws-credentials before this step, or set AWS_PROFILE"`,
    );
    expect(await failing(new Error('Region is missing'))).toMatchInlineSnapshot(
      `"ReadFailed: no AWS Region is set; hint: set region in the configuration, or AWS_REGION"`,
    );
  });
});

describe('a call that was given up because the run was cancelled', () => {
  const reason = new Error('the run was cancelled (SIGINT)');

  test.each([
    { isSent: true, message: 'the run was cancelled (SIGINT): whether AWS did create service "a" is unknown' },
    { isSent: false, message: 'the run was cancelled (SIGINT) before it could create service "a"' },
  ])('says whether it may have been carried out (sent: $isSent)', async ({ isSent, message }) => {
    const failing = write('ecs:CreateService', 'create service "a"', () =>
      Promise.reject(new Cancelled(reason, { isSent })),
    );
    await expect(failing).rejects.toMatchObject({ name: 'WriteFailed', message });
  });

  test('says what it was to read', async () => {
    const failing = read('ecs:DescribeServices', 'service "a"', () =>
      Promise.reject(new Cancelled(reason, { isSent: true })),
    );
    const message = 'the run was cancelled (SIGINT) before it could read service "a"';
    await expect(failing).rejects.toMatchObject({ name: 'ReadFailed', message });
  });
});

describe('sendOnce', () => {
  const lost = named('ECONNRESET', 'the answer is lost');

  test('sends once where there is an answer, and looks for nothing', async () => {
    expect(
      await sendOnce(
        async () => 'sent',
        () => Promise.reject(new Error('looked')),
      ),
    ).toBe('sent');
  });

  test('after a lost answer takes what the lost call created', async () => {
    let sent = 0;
    const send = async () => {
      sent += 1;
      throw lost;
    };
    expect(await sendOnce(send, async () => 'found', fakeClock())).toBe('found');
    expect(sent).toBe(1);
  });

  test('looks again, for what is read after a write may be old, and does not send what shows later', async () => {
    const clock = fakeClock();
    const looks = [undefined, undefined, 'found late'];
    expect(
      await sendOnce(
        () => Promise.reject(lost),
        async () => looks.shift(),
        clock,
      ),
    ).toBe('found late');
    expect(clock.slept).toEqual([1_000, 3_000]);
  });

  test('after a lost answer sends once more where nothing was created', async () => {
    const answers = [Promise.reject(lost), Promise.resolve('sent again')];
    const send = () => answers.shift() ?? Promise.reject(new Error('thrice'));
    expect(await sendOnce(send, async () => undefined, fakeClock())).toBe('sent again');
  });

  test('sends three times at most', async () => {
    let sent = 0;
    const send = async () => {
      sent += 1;
      throw lost;
    };
    await expect(sendOnce(send, async () => undefined, fakeClock())).rejects.toBe(lost);
    expect(sent).toBe(3);
  });

  test('does not send again what was refused', async () => {
    const refused = new ReadFailed('no', { cause: named('AccessDeniedException', 'no') });
    const looked = async () => 'found';
    await expect(sendOnce(() => Promise.reject(refused), looked)).rejects.toBe(refused);
  });
});
