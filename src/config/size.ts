const unitBytes = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 } as const;

/**
 * Bytes of a size as the configuration writes it, and Fluentd and logrotate read it: `512`, `64k`, `1m`, `2g`.
 * Throws RangeError on anything else: the schema has let only such texts through.
 */
export function sizeBytes(text: string): number {
  const [, digits, unit = ''] = /^([1-9]\d*)([kmg]?)$/.exec(text) ?? [];
  if (digits === undefined) throw new RangeError('a size is a number, and k, m, g or nothing');
  return Number(digits) * unitBytes[unit as keyof typeof unitBytes];
}
