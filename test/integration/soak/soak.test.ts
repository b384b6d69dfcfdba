import { expect, test } from 'vitest';
import { withoutFluentd } from '../../support/fluentd.ts';
import { soak } from '../../support/soak.ts';

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
