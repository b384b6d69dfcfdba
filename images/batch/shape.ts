/** So much of a line tells which format it has. */
const mostShown = 120;

/**
 * What a line looks like without anything that it says: each run of digits is one 9, each run of letters one `a`; what
 * cannot be seen is a `?`. Fit to be printed.
 */
export function shapeOf(line: Uint8Array): string {
  const text = Buffer.from(line.buffer, line.byteOffset, Math.min(line.byteLength, 4096)).toString('utf8');
  const shape = text
    .replace(/[\p{L}\p{M}_]+/gu, 'a')
    .replace(/\p{N}+/gu, '9')
    .replace(/(?:a9)+a?|(?:9a)+9?/g, 'a')
    .replace(/[^ -~]+/g, '?');
  return shape.length > mostShown ? `${shape.slice(0, mostShown)}…` : shape;
}
