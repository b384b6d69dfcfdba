import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './measure.ts';

/** The committed bundles, by folder. */
export function bundleSizes(): readonly Figure[] {
  return ['dist/action', 'dist/lambda'].map((folder) => {
    const files = readdirSync(folder);
    const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    const size = `size           ${folder} ${(bytes / 1e6).toFixed(3)} MB in ${files.length} files`;
    return folder === 'dist/action'
      ? { text: `${size} (at most 0.8 MB)`, isMet: bytes <= 800_000 }
      : { text: size, isMet: true };
  });
}
