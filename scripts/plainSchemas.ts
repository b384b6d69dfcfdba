import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * The SDK writes the traits of its schemas as `{ [_xN]: … }`, with the name of the trait in a constant. A computed name may
 * run code for all that a bundler knows, so that none of the schemas is dropped: of EC2's that is half a megabyte. With
 * the names themselves in their place only the schemas of the commands in use are bundled.
 */
export const plainSchemas: Plugin = {
  name: 'plain-schemas',
  setup(build) {
    build.onLoad({ filter: /\/@aws-sdk\/client-[a-z0-9-]+\/.*\/schemas\/schemas_\d+\.js$/ }, async ({ path }) => ({
      contents: withPlainNames(await readFile(path, 'utf8')),
    }));
  },
};

function withPlainNames(text: string): string {
  const names = new Map(
    [...text.matchAll(/^const (_\w+) = ("[^"]*");$/gm)].map(([, name = '', value = '']) => [name, value] as const),
  );
  return text.replace(/\[(_\w+)\]:/g, (written, name: string) => (names.has(name) ? `${names.get(name)}:` : written));
}
