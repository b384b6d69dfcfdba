const unitMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * Milliseconds of a duration as the configuration writes it: `500ms`, `30s`, `5m`, `6h`, `1d`.
 * Throws RangeError on anything else: the schema has let only such texts through.
 */
export function durationMs(text: string): number {
  if (!/^[1-9]\d*(ms|s|m|h|d)$/.test(text)) throw new RangeError('a duration is a number and ms, s, m, h or d');
  const unit = text.replace(/\d+/, '') as keyof typeof unitMs;
  return Number.parseInt(text, 10) * unitMs[unit];
}
