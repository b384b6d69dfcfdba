import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * The toolkit's summary takes Node's promises of files when it is loaded, which is a megabyte and a half of the start, and
 * uses them only when it writes.
 */
export const lateFiles: Plugin = {
  name: 'late-files',
  setup(build) {
    build.onLoad({ filter: /\/@actions\/core\/lib\/summary\.js$/ }, async ({ path }) => ({
      contents: withLateFiles(await readFile(path, 'utf8')),
    }));
  },
};

const imported = "import { constants, promises } from 'fs';";
const taken = 'const { access, appendFile, writeFile } = promises;';

function withLateFiles(text: string): string {
  if (![imported, taken].every((it) => text.includes(it))) throw new Error('the toolkit’s summary has another form');
  const asked = ['access', 'appendFile', 'writeFile'].map(
    (it) => `const ${it} = (...given) => fs.promises.${it}(...given);`,
  );
  return text
    .replace(imported, "import * as fs from 'fs';")
    .replace(taken, asked.join('\n'))
    .replaceAll('constants.', 'fs.constants.');
}
