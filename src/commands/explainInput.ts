import { durationMs } from '../config/duration.ts';
import type { ExplainInput } from '../report/verify/explain.ts';
import { clockfaceOf, groupOf, namedOf, type Remembered, settingsOf, type Verify } from '../verify/index.ts';

/** What an explanation is made of. */
export function explainInput(
  verify: Verify,
  { details, ...remembered }: Remembered,
  { atMs, showLines }: { readonly atMs: number; readonly showLines: boolean },
): ExplainInput {
  const { identity, lostAfterMs, timezone, bucket, groupNames = [] } = settingsOf(verify);
  const { entry } = remembered;
  const found = details && { ...noneFound, ...details };
  return {
    ...remembered,
    identity,
    lostAfterMs,
    face: clockfaceOf(timezone, bucket, atMs),
    atMs,
    settleMs: durationMs(verify.settle),
    groups: details?.groups.map(({ group, ...counts }) => ({ ...counts, group: groupOf(group, groupNames) })) ?? [],
    parts: Object.fromEntries(Object.entries(entry?.parts ?? {}).map(([name, count]) => [name, BigInt(count)])),
    named: entry && found ? namedOf([{ entry, found }], showLines) : [],
    notes: [],
  };
}

const noneFound = { lines: 0, rows: 0, shifted: [], logRepeats: 0 };
