import { expect, test } from 'vitest';
import { updateFunction } from '../../../../src/resources/verifier-function/update.io.ts';
import { fakeWorld, refusal } from '../../../support/fakeWorld.ts';

const standing = { name: 'verifier', codeSha256: 'old=', variables: { OTHER: 'theirs' } };
const wanted = { code: { zip: new Uint8Array([80, 75]), sha256: 'new=' }, settings: '{}' };
const both = [
  { path: 'code', before: 'old=', after: 'new=' },
  { path: 'settings', before: null, after: 'sha256:1' },
];
const ready = { State: 'Active', LastUpdateStatus: 'Successful' };
const busy = { State: 'Active', LastUpdateStatus: 'InProgress' };

test('code and settings are given one after the other, each when Lambda is done with what was before it', async () => {
  const { world, sent } = fakeWorld({
    GetFunctionConfiguration: [busy, ready, busy, ready, ready],
    UpdateFunctionCode: [{}],
    UpdateFunctionConfiguration: [{}],
  });
  await updateFunction(world, standing, both, wanted);
  expect(sent.map(({ operation }) => operation)).toEqual([
    'GetFunctionConfiguration',
    'GetFunctionConfiguration',
    'UpdateFunctionCode',
    'GetFunctionConfiguration',
    'GetFunctionConfiguration',
    'UpdateFunctionConfiguration',
    'GetFunctionConfiguration',
  ]);
  expect(sent[5]?.input).toEqual({
    FunctionName: 'verifier',
    Environment: { Variables: { OTHER: 'theirs', LEGACY_LOG_ECS_VERIFY: '{}' } },
  });
});

test('only what differs is sent', async () => {
  const { world, sent } = fakeWorld({ GetFunctionConfiguration: [ready], UpdateFunctionConfiguration: [{}] });
  await updateFunction(world, standing, both.slice(1), wanted);
  expect(sent.map(({ operation }) => operation)).not.toContain('UpdateFunctionCode');
});

test('an update that Lambda could not carry out is a failure with its reason', async () => {
  const failed = {
    State: 'Active',
    LastUpdateStatus: 'Failed',
    LastUpdateStatusReason: 'the subnet has no address left',
  };
  const { world } = fakeWorld({ GetFunctionConfiguration: [ready, failed], UpdateFunctionCode: [{}] });
  await expect(updateFunction(world, standing, both, wanted)).rejects.toThrow(
    'Lambda could not update "verifier": the subnet has no address left',
  );
});

test('a function that is not ready in five minutes is a failure, and never success', async () => {
  const { world, pausesMs } = fakeWorld({ GetFunctionConfiguration: [ready, busy], UpdateFunctionCode: [{}] });
  await expect(updateFunction(world, standing, both, wanted)).rejects.toThrow('in five minutes');
  expect(pausesMs.reduce((sum, ms) => sum + ms, 0)).toBe(300_000);
});

test('a refused update names the permission', async () => {
  const denied = refusal('AccessDeniedException');
  const { world } = fakeWorld({ GetFunctionConfiguration: [ready], UpdateFunctionCode: [denied] });
  await expect(updateFunction(world, standing, both, wanted)).rejects.toMatchObject({
    hint: 'the role needs lambda:UpdateFunctionCode',
  });
});

test('a cancelled run waits for nothing', async () => {
  const { world } = fakeWorld({ GetFunctionConfiguration: [busy] });
  const reason = new Error('cancelled');
  await expect(updateFunction(world, standing, both, wanted, AbortSignal.abort(reason))).rejects.toBe(reason);
});
