import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { allWithinMs, answerWithinMs, callsAtOnce, openAsk } from '../../../src/doctor/ask.io.ts';
import { openClients } from '../../../src/doctor/clients.io.ts';
import { unseenOf } from '../../../src/doctor/unseen.ts';
import { systemClock } from '../../../src/world/clock.io.ts';
import { fakeClock } from '../../support/fakeClock.ts';
import { fakeWorld, refusal } from '../../support/fakeWorld.ts';

test(`${callsAtOnce} calls are on their way at once, and no more, and each gets its own answer`, async () => {
  const done = new AbortController();
  const ask = openAsk(systemClock, done.signal);
  const waiting: (() => void)[] = [];
  let [onTheirWay, most] = [0, 0];
  const all = Array.from({ length: 20 }, (_, number) =>
    ask('x:Get', async () => {
      onTheirWay += 1;
      most = Math.max(most, onTheirWay);
      await new Promise<void>((resolve) => waiting.push(resolve));
      onTheirWay -= 1;
      if (number % 2 === 1) throw refusal('AccessDenied');
      return number;
    }),
  );
  let answered = 0;
  while (answered < 20) {
    await expect.poll(() => waiting.length).toBeGreaterThan(0);
    waiting.shift()?.();
    answered += 1;
  }
  const answers = await Promise.all(all);
  done.abort();
  expect(most).toBe(8);
  expect(answers[4]).toEqual({ kind: 'seen', value: 4 });
  expect(answers[5]).toEqual({ kind: 'unseen', because: 'x:Get is not allowed', missing: 'x:Get' });
});

test('an answer that comes at the last moment counts, and one that never comes is unseen, so that the rest goes on', async () => {
  const clock = fakeClock();
  const ask = openAsk(clock, new AbortController().signal);
  const late = ask('x:Get', async () => await clock.sleep(answerWithinMs - 1));
  expect((await late).kind).toBe('seen');
  expect(await ask('x:List', () => new Promise(() => {}))).toEqual({
    kind: 'unseen',
    because: 'x:List was not answered within 15 s',
  });
});

test('a service that hangs holds the doctor up for 45 s and no longer, however much was to be asked', async () => {
  const clock = fakeClock();
  const ask = openAsk(clock, new AbortController().signal);
  const all = await Promise.all(Array.from({ length: 100 }, () => ask('x:Get', () => new Promise(() => {}))));
  expect(clock.nowMs()).toBe(allWithinMs);
  expect(all.at(-1)).toEqual({
    kind: 'unseen',
    because: 'x:Get was not called: the 45 s for all checks were over',
  });
});

test('a call that was given up ends with the look that made it, and keeps no process', async () => {
  const done = new AbortController();
  const given: AbortSignal[] = [];
  const handle = (_: unknown, { abortSignal }: { readonly abortSignal?: AbortSignal } = {}) => {
    if (abortSignal) given.push(abortSignal);
    return new Promise<never>((_resolve, reject) => {
      abortSignal?.addEventListener('abort', () => reject(abortSignal.reason), { once: true });
    });
  };
  const { world } = fakeWorld({});
  const hanging = { metadata: {}, destroy() {}, handle } as never;
  const clients = openClients({ calls: [], settings: { ...world.settings, requestHandler: hanging } }, done.signal);
  const call = clients.sts().send(new GetCallerIdentityCommand({}));
  await expect.poll(() => given.length).toBe(1);
  done.abort();
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
});

test.each([
  {
    name: 'a refusal',
    thrown: refusal('UnauthorizedOperation'),
    is: { because: 'x:Get is not allowed', missing: 'x:Get' },
  },
  {
    name: 'an endpoint without it',
    thrown: refusal('UnknownOperationException'),
    is: { because: 'this endpoint does not know x:Get' },
  },
  {
    name: 'old credentials',
    thrown: refusal('ExpiredToken', 'it has expired'),
    is: {
      because: 'could not call x:Get: ExpiredToken: it has expired',
      obstacle: 'the credentials have expired: get new ones and run again',
    },
  },
  {
    name: 'no credentials',
    thrown: refusal('CredentialsProviderError', 'none'),
    is: {
      because: 'no AWS credentials were found: none',
      obstacle: 'run aws-actions/configure-aws-credentials before this step, or set AWS_PROFILE',
    },
  },
  {
    name: 'a fault',
    thrown: refusal('InternalFailure', 'sorry'),
    is: { because: 'could not call x:Get: InternalFailure: sorry' },
  },
])('$name is unseen, with what it means', ({ thrown, is }) => {
  expect(unseenOf('x:Get', thrown, ['NotFound'])).toEqual({ kind: 'unseen', ...is });
});

test('what AWS says is not there is absent', () => {
  expect(unseenOf('x:Get', refusal('NotFound', 'no such x'), ['NotFound'])).toEqual({
    kind: 'absent',
    because: 'no such x',
  });
});
