import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'oxc-parser';

/** One import, or one export from another module. */
export interface Import {
  /** The importing file, from the project's root. */
  readonly from: string;
  /** The imported file from the project's root, or the package's specifier as it is written. */
  readonly to: string;
  readonly isPackage: boolean;
  /** Nothing of it is left at run time. */
  readonly isType: boolean;
  /** By `import()`: loaded when it is asked for. */
  readonly isLazy: boolean;
}

/** Every import of the TypeScript files below some folders, types included. */
export function readImports(folders: readonly string[]): readonly Import[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.ts`))
    .toSorted()
    .flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));
}

/** The imports of one file. @param file its path from the project's root, which relative imports start from. */
export function importsOf(file: string, text: string): readonly Import[] {
  const { module, errors } = parseSync(file, text);
  const [error] = errors;
  if (error) throw new SyntaxError(`${file}: ${error.message}`);
  const of = (specifier: string, isType: boolean, isLazy: boolean): Import => {
    const isPackage = !specifier.startsWith('.');
    return { from: file, to: isPackage ? specifier : join(dirname(file), specifier), isPackage, isType, isLazy };
  };
  const isType = (entries: readonly { readonly isType: boolean }[]) =>
    entries.length > 0 && entries.every((entry) => entry.isType);
  return [
    ...module.staticImports.map(({ moduleRequest, entries }) => of(moduleRequest.value, isType(entries), false)),
    ...module.staticExports.flatMap(({ entries }) => {
      const [source] = entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : []));
      return source === undefined ? [] : [of(source, isType(entries), false)];
    }),
    ...module.dynamicImports.flatMap(({ moduleRequest }) => {
      const [, specifier] = /^'([^'$]+)'$/.exec(text.slice(moduleRequest.start, moduleRequest.end)) ?? [];
      return specifier === undefined ? [] : [of(specifier, false, true)];
    }),
  ];
}
