/**
 * What CHANGELOG.md says of a version, without its heading. Throws where the version has no section, or one without a
 * date or words: a release says when it was and what is in it.
 */
export function notesOf(changelog: string, version: string): string {
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find((one) => one.startsWith(`[${version}]`));
  if (section === undefined) throw new Error(`CHANGELOG.md has no section [${version}]`);
  const [heading = '', ...lines] = section.split('\n');
  if (!/ - \d{4}-\d{2}-\d{2}$/.test(heading)) throw new Error(`CHANGELOG.md gives ${version} no date: ## ${heading}`);
  const notes = withoutLinks(lines).join('\n').trim();
  if (notes === '') throw new Error(`CHANGELOG.md says nothing of ${version}`);
  return notes;
}

/** The last section is followed by what its headings link to. */
function withoutLinks(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => !/^\[[^\]]+\]: /.test(line));
}
