import * as v from 'valibot';

export const text = (description: string, example: string) =>
  v.pipe(v.string(), v.minLength(1), v.description(description), v.examples([example]));

export const form = (pattern: RegExp, wanted: string, description: string, example: string) =>
  v.pipe(v.string(), v.regex(pattern, wanted), v.description(description), v.examples([example]));

export const whole = (from: number, to: number, description: string) =>
  v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to), v.description(description));

export const duration = (description: string, example: string) =>
  form(/^[1-9]\d{0,5}(ms|s|m|h|d)$/, 'a duration such as 30s, 5m or 6h', description, example);

export const size = (description: string, example: string) =>
  form(/^[1-9]\d{0,8}[kmg]?$/, 'a size such as 512k, 1m or 2g', description, example);

/** An instant with its zone: without one it would be another on each machine. */
export const instant = (description: string, example: string) =>
  form(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/,
    'an instant with its zone such as 2026-05-03T00:00:00Z',
    description,
    example,
  );

/** AWS's own ids are 8 or 17 hexadecimal digits; short made-up ones, as documentation uses, pass too. */
export const id = (prefix: string, description: string) =>
  form(new RegExp(`^${prefix}-[0-9a-z]+$`), `an id such as ${prefix}-0a1b2c3d`, description, `${prefix}-0a1b2c3d`);
