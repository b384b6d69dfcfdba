import { readFile } from 'node:fs/promises';
import { NotPossible } from '../errors.ts';
import type { RenderedFile } from './renderFiles.ts';

/** The same from here as from the bundles in dist/action and dist/cli. */
const root = new URL('../../', import.meta.url);

const files = [
  { path: 'batch/entrypoint.sh', from: 'images/wrapper/entrypoint.sh', executable: true },
  { path: 'batch/run-job.sh', from: 'images/wrapper/run-job.sh', executable: true },
  { path: 'batch/check-crontab.mjs', from: 'dist/wrapper/check-crontab.mjs', executable: false },
];

/** What surrounds the batch in its image, as this project ships it. */
export async function wrapperFiles(): Promise<RenderedFile[]> {
  return Promise.all(
    files.map(async ({ path, from, executable }) => ({ path, text: await shipped(from), executable })),
  );
}

async function shipped(path: string): Promise<string> {
  try {
    return await readFile(new URL(path, root), 'utf8');
  } catch (cause) {
    throw new NotPossible(`${path} is missing beside what runs here`, {
      cause,
      hint: 'use the whole repository or package; in a checkout run npm run build first',
    });
  }
}
