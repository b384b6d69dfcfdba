/**
 * A count as a service or a database writes it, `34700` or `34700.0`; undefined for anything but a whole number.
 * Never by way of a double, which is inexact beyond 2^53.
 */
export function readCount(text: string): bigint | undefined {
  const digits = /^(-?\d+)(?:\.0+)?$/.exec(text)?.[1];
  return digits === undefined ? undefined : BigInt(digits);
}
