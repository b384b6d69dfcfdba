import { expect, test } from 'vitest';
import { withoutFluentd } from '../support/fluentd.ts';
import { soak } from '../support/soak.ts';

const skipped = withoutFluentd ? ` (skipped: ${withoutFluentd})` : '';

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
