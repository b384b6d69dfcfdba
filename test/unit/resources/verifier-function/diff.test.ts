import { expect, test } from 'vitest';
import { diffFunction } from '../../../../src/resources/verifier-function/diff.ts';

const wanted = { settings: '{"state":"s3://logs/verify"}' };
const code = { sha256: 'new=' };
const current = {
  name: 'verifier',
  codeSha256: 'new=',
  variables: { LEGACY_LOG_ECS_VERIFY: '{"state":"s3://logs/verify"}', OTHER: 'theirs' },
};

test('a function with this code and these settings needs nothing, whatever else is in its environment', () => {
  expect(diffFunction(wanted, code, current)).toEqual([]);
});

test('another code is told by its hashes', () => {
  expect(diffFunction(wanted, code, { ...current, codeSha256: 'old=' })).toEqual([
    {
      name: 'verifier',
      action: 'update',
      reason: 'it has another code than this release',
      changes: [{ path: 'code', before: 'old=', after: 'new=' }],
    },
  ]);
});

test('other settings, or none, are told by hashes: a value of the environment stands in no plan', () => {
  const other = { ...current, variables: { LEGACY_LOG_ECS_VERIFY: '{"secret":"value"}' } };
  expect(diffFunction(wanted, code, other)).toMatchInlineSnapshot(`
    [
      {
        "action": "update",
        "changes": [
          {
            "after": "sha256:2854f2a75c4d",
            "before": "sha256:370ba19fc3dd",
            "path": "settings",
          },
        ],
        "name": "verifier",
        "reason": "it has other settings than the configuration",
      },
    ]
  `);
  expect(diffFunction(wanted, code, { ...current, variables: {} })[0]?.changes[0]?.before).toBeNull();
});

test('both are one step', () => {
  const [step, ...others] = diffFunction(wanted, code, { ...current, codeSha256: 'old=', variables: {} });
  expect(others).toEqual([]);
  expect(step?.reason).toBe('it has another code than this release and other settings than the configuration');
});
