import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { withoutFluentd } from '../../support/fluentd.ts';

const skipped = withoutFluentd ? ` (skipped: ${withoutFluentd})` : '';

test.skipIf(withoutFluentd)(
  `lines of an app come into files and rows once, through pushes, kills and a bad network${skipped}`,
  async () => {
    const { code, result, said } = await soak('--redeploys', '3', '--kills', '3', '--bad', '700', '--mode', 'rotate');
    expect(result, said).toMatchObject({ sent: 100_000, acked: 100_000, lines: 100_000, rows: 100_000, problems: [] });
    expect(result).toMatchObject({ lost: 0, extra: 0, torn: 0, quarantined: 700, badLost: 0, badTwice: 0 });
    expect(code).toBe(0);
  },
  1_200_000,
);

test.skipIf(withoutFluentd)(
  `where the volume goes with the task lines are lost, and the verification names just those${skipped}`,
  async () => {
    const { result, said } = await soak(
      '--events',
      '20000',
      '--volume',
      'anonymous',
      '--redeploys',
      '1',
      '--kills',
      '1',
    );
    expect(result, said).toMatchObject({ isNamedRight: true, extra: 0, torn: 0, problems: [] });
    expect(result.lost).toBeGreaterThan(0);
    expect(result.named).toBe(result.lost);
  },
  1_200_000,
);

interface Told {
  readonly lost: number;
  readonly named: number;
}

/** `npm run soak` with these options; its last line is one JSON object. */
async function soak(...options: readonly string[]): Promise<{ code: number; result: Told; said: string }> {
  const child = spawn(process.execPath, ['bench/soak/main.ts', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [printed, said] = ['', ''];
  child.stdout.on('data', (bytes) => {
    printed += bytes;
  });
  child.stderr.on('data', (bytes) => {
    said += bytes;
  });
  const [code] = await once(child, 'close');
  const last = printed.trim().split('\n').at(-1) ?? '';
  return { code, result: last === '' ? expect.fail(said) : JSON.parse(last), said };
}
