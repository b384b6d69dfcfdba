import { access, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inWorkflow, type Repository } from '../config/inWorkflow.ts';
import { ReadFailed } from '../errors.ts';
import { type Workflow, workflows } from './workflows.ts';

/**
 * The workflows as this package has them, fitted to a configuration.
 *
 * @throws ReadFailed where the package is not whole
 */
export async function workflowFiles(
  repository: Repository,
  from = import.meta.dirname,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const root = await packageAbove(from);
  return Promise.all(workflows.map((workflow) => fileOf(root, workflow, repository)));
}

async function fileOf(root: string, { from, path }: Workflow, repository: Repository) {
  return { path, text: inWorkflow(await readFile(join(root, from), 'utf8'), repository) };
}

const first = 'examples/workflows/build-and-deploy.yml';

/** A bundle lies at another depth than its source does: the package is the nearest folder above that has examples. */
async function packageAbove(folder: string, begun = folder): Promise<string> {
  if (await isThere(join(folder, first))) return folder;
  if (dirname(folder) !== folder) return packageAbove(dirname(folder), begun);
  throw new ReadFailed(`there is no ${first} above ${begun}`, {
    hint: 'install the whole package: the workflows are copied from its examples',
  });
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
