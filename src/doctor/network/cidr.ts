/** Whether a range of IPv4 addresses holds the whole of another. False for what is no range of IPv4. */
export function holds(range: string, inner: string): boolean {
  const [outer, other] = [parsed(range), parsed(inner)];
  if (!outer || !other || outer.bits > other.bits) return false;
  const size = 2 ** (32 - outer.bits);
  return Math.floor(outer.address / size) === Math.floor(other.address / size);
}

function parsed(cidr: string): { readonly address: number; readonly bits: number } | undefined {
  const [, a, b, c, d, bits] = (/^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr) ?? []).map(Number);
  if (a === undefined || b === undefined || c === undefined || d === undefined || bits === undefined) return undefined;
  if ([a, b, c, d].some((byte) => byte > 255) || bits > 32) return undefined;
  return { address: ((a * 256 + b) * 256 + c) * 256 + d, bits };
}
