import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** A network of its own whose loopback has 127.0.0.1 alone, as macOS has it. */
const oneAddress = [
  'ip link set lo up',
  'ip addr del 127.0.0.1/8 dev lo',
  'ip addr add 127.0.0.1/32 dev lo',
  'exec "$@"',
].join(' && ');
const inIt = ['-rn', 'sh', '-c', oneAddress, 'sh'];

const isPossible = spawnSync('unshare', [...inIt, 'true']).status === 0;
const skipped = isPossible ? '' : ' (skipped: this machine does not let a network be made with unshare and ip)';

test.skipIf(!isPossible)(
  `where only 127.0.0.1 can be bound the demo is played all the same${skipped}`,
  {
    timeout: 900_000,
  },
  async () => {
    const demo = [process.execPath, 'local/demo/main.ts', '--json', '--events', '300'];
    const { stdout, stderr } = await promisify(execFile)('unshare', [...inIt, ...demo], { maxBuffer: 1 << 26 });
    expect(stderr).toContain('this machine has 127.0.0.1 alone, so each task has it in turn');
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''), stderr).toMatchObject({
      sent: 300,
      ingested: 300,
      missing: 0,
      extra: 0,
      deploys: [{ outcome: 'succeeded' }, { outcome: 'unchanged' }, { outcome: 'succeeded' }],
      addresses: ['127.0.0.1', '127.0.0.1'],
      problems: [],
    });
  },
);
