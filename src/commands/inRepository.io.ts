import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';

/** The path of a file or a folder as a workflow names it: from the root of the repository that it is in, or else of where the command runs; undefined where that is elsewhere. */
export function inRepository(path: string): string | undefined {
  const whole = resolve(path);
  return below(repositoryAbove(whole) ?? process.cwd(), whole);
}

/** The path of a file below a folder; undefined where it is elsewhere. */
export function below(folder: string, path: string): string | undefined {
  const way = relative(folder, resolve(path));
  return way === '..' || way.startsWith('../') || isAbsolute(way) ? undefined : way;
}

/** In a worktree `.git` is a file. */
function repositoryAbove(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  return dirname(folder) === folder ? undefined : repositoryAbove(dirname(folder));
}
