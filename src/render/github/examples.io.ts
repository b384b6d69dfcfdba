import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ReadFailed } from '../../errors.ts';
import type { Examples } from './policies.ts';

const policies = ['iam-deploy.json', 'iam-plan.json', 'iam-operate.json', 'iam-verify.json'];

/** The examples that a rendering is filled in from, as this package has them, by their paths below `examples/`. @throws ReadFailed */
export async function examplesOfGithub(from = import.meta.dirname): Promise<Examples> {
  const folder = await find(from);
  if (folder === undefined) {
    throw new ReadFailed(`there is no examples/workflows above ${from}`, { hint: 'install the whole package' });
  }
  const workflows = (await readdir(join(folder, 'workflows'))).filter((name) => name.endsWith('.yml')).toSorted();
  const paths = ['iam-trust.json', ...policies, ...workflows.map((name) => `workflows/${name}`)];
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const)),
  );
}

/** A bundle lies at another depth than its source does: the package is the nearest folder above that has the examples. */
async function find(folder: string): Promise<string | undefined> {
  const here = join(folder, 'examples');
  if (await readdir(join(here, 'workflows')).catch(() => undefined)) return here;
  return dirname(folder) === folder ? undefined : find(dirname(folder));
}
