import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { ReadFailed } from '../../errors.ts';
import type { Code } from './verifierFunction.ts';
import { zip } from './zip.ts';

/** The Lambda's code of this release, which stands beside the Action's. @throws ReadFailed. */
export async function readCode(folder = bundleFolder()): Promise<Code> {
  try {
    const names = await readdir(folder);
    const archive = zip(
      await Promise.all(names.map(async (name) => ({ name, content: await readFile(new URL(name, folder)) }))),
    );
    return { zip: archive, sha256: createHash('sha256').update(archive).digest('base64') };
  } catch (cause) {
    throw new ReadFailed('could not read the code of the Lambda', {
      cause,
      hint: `it has to stand in ${folder.pathname}`,
    });
  }
}

/** dist/lambda, as seen from a file of dist/action or from this one. */
function bundleFolder(): URL {
  const beside = new URL('../lambda/', import.meta.url);
  return existsSync(new URL('index.mjs', beside)) ? beside : new URL('../../../dist/lambda/', import.meta.url);
}
