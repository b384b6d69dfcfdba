import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';

test('deploys that are disturbed at 12 calls of all their calls end as without it when they are run again', async () => {
  const { last, lines } = await disturb('--sample', '12', '--seed', '9', '--workers', '2');
  const { points, converged, leftOver, endless } = JSON.parse(last);
  expect({ converged, leftOver, endless }, lines).toEqual({ converged: points, leftOver: 0, endless: 0 });
  expect(points).toBeGreaterThan(8);
});

function disturb(...args: string[]): Promise<{ last: string; lines: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['test/faults/main.ts', ...args], (_error, stdout) =>
      resolve({ last: stdout.trimEnd().split('\n').at(-1) ?? '', lines: stdout }),
    );
  });
}
