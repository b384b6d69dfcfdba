import { access, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ReadFailed } from '../errors.ts';
import { fitted, oneWorkflow, type Workflow, workflows } from './workflows.ts';

/**
 * The workflows as this package has them, fitted to a configuration's name.
 *
 * @throws ReadFailed where the package is not whole
 */
export async function workflowFiles(
  config: string,
  from = import.meta.dirname,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const root = await packageAbove(from);
  const all = await Promise.all(workflows.map((workflow) => isThere(join(root, workflow.from))));
  const chosen = all.every(Boolean) ? workflows : [oneWorkflow];
  return Promise.all(chosen.map((workflow) => fileOf(root, workflow, config)));
}

async function fileOf(root: string, { from, path }: Workflow, config: string) {
  return { path, text: fitted(await readFile(join(root, from), 'utf8'), config) };
}

/** A bundle lies at another depth than its source does: the package is the nearest folder above that has examples. */
async function packageAbove(folder: string, first = folder): Promise<string> {
  if (await isThere(join(folder, oneWorkflow.from))) return folder;
  if (dirname(folder) !== folder) return packageAbove(dirname(folder), first);
  throw new ReadFailed(`there is no ${oneWorkflow.from} above ${first}`, {
    hint: 'install the whole package: the workflows are copied from its examples',
  });
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
