/** What a terminal colours; nothing else in a text is an escape sequence. */
export type Colour = 'red' | 'yellow' | 'green' | 'dim' | 'bold';

const codes: Readonly<Record<Colour, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
};

/** Colours a text, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

export const unpainted: Paint = (_, text) => text;

export const painted: Paint = (colour, text) => `\u001b[${codes[colour][0]}m${text}\u001b[${codes[colour][1]}m`;
