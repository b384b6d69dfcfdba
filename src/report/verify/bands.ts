/** From the top, in pixels: letters of changes, the counts, the shapes, the strip of states, the labels of time. */
export const bands = {
  letters: 11,
  counts: 30,
  countsHeight: 130,
  shapes: 168,
  strip: 184,
  stripHeight: 16,
  labels: 216,
  height: 222,
};

/** So many shapes of ten pixels stand side by side on the narrowest screen. */
export const slots = 32;

/** A place or a length as a share of the width. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}
