/** The folders of the packages that these files belong to, each once, in the order of their names. */
export function packageFolders(files: readonly string[]): readonly string[] {
  const folders = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

/** Licences that ask for no more than to be handed on with the code. Another one is a decision, and not an update. */
const accepted = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0'];

export function isAccepted(licence: string): boolean {
  return accepted.includes(licence);
}

/** The licence that stands in a readme, for packages that have it nowhere else. */
export function licenceSection(readme: string): string | undefined {
  return /^#+ *licen[cs]e *\n([\s\S]*?)(?=\n#|$(?![\s\S]))/im.exec(readme)?.[1]?.trim() || undefined;
}
