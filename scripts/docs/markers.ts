/** Which comments a kind of file has. */
const comments = {
  md: { begin: /<!-- ([\w-]+): made by npm run docs -->\n/g, end: (name: string) => `<!-- /${name} -->` },
  yml: { begin: /^# ([\w-]+): made by npm run docs\n/gm, end: (name: string) => `# /${name}\n` },
} as const;

export interface Filled {
  readonly text: string;
  /** The names of the sections that stand in it. */
  readonly names: readonly string[];
}

/**
 * A text with each marked section written anew: `<!-- inputs: made by npm run docs -->` … `<!-- /inputs -->`.
 *
 * @throws Error for a name that nobody makes, and for a section without its end.
 */
export function fill(text: string, kind: keyof typeof comments, sections: Readonly<Record<string, string>>): Filled {
  const { begin, end } = comments[kind];
  const names: string[] = [];
  let filled = '';
  let rest = 0;
  for (const match of text.matchAll(begin)) {
    const [marker, name = ''] = match;
    const section = sections[name];
    if (section === undefined) throw new Error(`nobody makes a section "${name}": ${Object.keys(sections).join(', ')}`);
    const to = text.indexOf(end(name), match.index);
    if (to < 0) throw new Error(`the section "${name}" has no end: ${end(name).trim()}`);
    filled += `${text.slice(rest, match.index)}${marker}${section}\n`;
    rest = to;
    names.push(name);
  }
  return { text: filled + text.slice(rest), names };
}
