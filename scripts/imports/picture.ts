/** What a room may import. */
export interface Room {
  /** A folder or a file from the project's root, `src/rollout` or `src/index.ts`. */
  readonly name: string;
  readonly to: readonly Arrow[];
}

export interface Arrow {
  readonly name: string;
  /** Nothing but types. */
  readonly onlyTypes: boolean;
}

/**
 * The rooms and their arrows as CONTRIBUTING.md draws them, between two markers: a line a room, `src/rollout → src/aws,
 * src/world`; `local → src (types)` allows types alone. What is drawn there is the law, so that the picture is never wrong.
 *
 * @throws Error for a text without the picture
 */
export function readPicture(markdown: string): readonly Room[] {
  const [, drawn] =
    /<!-- imports: checked by npm run imports -->\n```\n([\s\S]*?)\n```\n<!-- \/imports -->/.exec(markdown) ?? [];
  if (drawn === undefined) throw new Error('there is no picture of the imports between its markers');
  return drawn.split('\n').flatMap((line) => {
    const [, names = '', targets = ''] = /^(.+?)\s*→\s*(.*)$/.exec(line) ?? [];
    const to = words(targets).map(toArrow);
    return words(names).map((name) => ({ name, to }));
  });
}

function words(text: string): readonly string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '' && word !== '–');
}

function toArrow(word: string): Arrow {
  const name = word.replace(/ \(types\)$/, '');
  return { name, onlyTypes: name !== word };
}
