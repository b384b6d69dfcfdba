const dayMs = 86_400_000;

/** An instant for people, as seen from now: `14:02 UTC`, with its day where that is another. Milliseconds since the epoch. */
export function timeWords(atMs: number, nowMs: number): string {
  const iso = new Date(atMs).toISOString();
  const time = `${iso.slice(11, 16)} UTC`;
  return Math.floor(atMs / dayMs) === Math.floor(nowMs / dayMs) ? time : `${iso.slice(0, 10)} ${time}`;
}
