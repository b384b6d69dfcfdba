/** A package of which something is in dist/. `texts` are its licence and its notice, as its authors wrote them. */
export interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly texts: readonly string[];
}

/** One text for all: every package by its name, and each licence once, below the packages that are under it. */
export function licencesDocument(packages: readonly Licensed[]): string {
  const groups = Object.values(Object.groupBy(packages, (one) => textOf(one, packages)));
  return `${[heading, ...groups.map((group = []) => section(group, packages))].join(`\n\n${'='.repeat(80)}\n\n`)}\n`;
}

const heading = `What dist/ contains of other projects, and under which licences. Made by \`npm run licences\`.`;

function section(group: readonly Licensed[], packages: readonly Licensed[]): string {
  const names = group.map(({ name, version, licence }) => `${name} ${version} (${licence})`);
  return [...names, '', ...group.slice(0, 1).map((one) => textOf(one, packages))].join('\n');
}

/** The package's own words; a package that has none has those of the first one under the same licence. */
function textOf({ name, licence, texts }: Licensed, packages: readonly Licensed[]): string {
  const words =
    texts.length > 0 ? texts : packages.find((one) => one.licence === licence && one.texts.length > 0)?.texts;
  if (words === undefined) throw new Error(`${name} names ${licence} and has no text of it: add the text by hand`);
  return words.map(tidy).join('\n\n');
}

/** Line ends and the space around lines differ between packages, and make no other licence. */
function tidy(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}
