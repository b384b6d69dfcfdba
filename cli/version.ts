import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The package's version. This file stands in cli/ or, bundled, in dist/cli/. */
export function version(): string {
  const above = dirname(import.meta.dirname);
  const root = basename(above) === 'dist' ? dirname(above) : above;
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}
