import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { ReadFailed } from '../errors.ts';
import type { RenderedFile } from './renderFiles.ts';

/** The folder of the plugin in this package, in the sources, in `dist/` and as npm installs it. */
const PLUGIN = join('images', 'fluentd', 'plugin');

/** What of it the image needs: not its tests. */
const parts = ['lib', 'bin'];

/**
 * The plugin for Fluentd as the image's folder holds it, `fluentd/plugin/…`, in the order of the paths.
 * @throws ReadFailed where the package is not whole.
 */
export async function pluginFiles(from = import.meta.dirname): Promise<readonly RenderedFile[]> {
  const folder = await find(from);
  if (folder === undefined) {
    throw new ReadFailed(`there is no ${PLUGIN} above ${from}`, {
      hint: 'install the whole package: the image of Fluentd is made of it',
    });
  }
  const paths = (await Promise.all(parts.map((part) => filesBelow(join(folder, part))))).flat().toSorted();
  return Promise.all(
    paths.map(async (path) => {
      const name = relative(folder, path).split(sep).join('/');
      const text = await readFile(path, 'utf8');
      return { path: `fluentd/plugin/${name}`, text, ...(name.startsWith('bin/') && { executable: true }) };
    }),
  );
}

/** A bundle lies at another depth than its source does: the package is the nearest folder above that has the plugin. */
async function find(folder: string): Promise<string | undefined> {
  const here = join(folder, PLUGIN);
  if (await readdir(join(here, 'lib')).catch(() => undefined)) return here;
  return dirname(folder) === folder ? undefined : find(dirname(folder));
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
