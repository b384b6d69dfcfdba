/**
 * Texts without those that another of them says already: the same one again, or a part of it. Reasons of AWS come from
 * several places and are often the same words.
 */
export function once(texts: readonly string[]): string[] {
  const bare = (text: string) => text.trim().replace(/\.$/, '');
  return texts.filter(
    (text, at) =>
      bare(text) !== '' &&
      !texts.some(
        (other, from) => from !== at && bare(other).includes(bare(text)) && (bare(other) !== bare(text) || from < at),
      ),
  );
}
