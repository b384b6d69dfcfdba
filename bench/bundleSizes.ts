import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The committed bundles, by folder. */
export function bundleSizes(): readonly string[] {
  return ['dist/action', 'dist/lambda'].map((folder) => {
    const files = readdirSync(folder);
    const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    const limit = folder === 'dist/action' ? ' (at most 1.2 MB)' : '';
    return `size           ${folder} ${(bytes / 1e6).toFixed(3)} MB in ${files.length} files${limit}`;
  });
}
