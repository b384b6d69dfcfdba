/** What no font shows, what turns the text's direction or ends a line, and spaces that are not the plain one. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** A text in double quotes as JSON has it, and with the characters written out that nobody would see: `"a\u200bb"`. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(unseen, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** The first letter that looks like a plain one and is of another script, in words: `its "с" is U+0441`. */
export function foreignLetter(text: string): string | undefined {
  const letter = /[^\p{ASCII}\p{M}\p{C}\p{Z}]/u.exec(text)?.[0];
  if (letter === undefined || !/[A-Za-z]/.test(text)) return undefined;
  return `its "${letter}" is no plain letter or sign (U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')})`;
}
