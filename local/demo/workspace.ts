import { mkdirSync, rmdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder of one demo, below `.local` of the folder in which it was started. */
export function makeWorkspace(run: string): string {
  const workspace = resolve('.local', run);
  mkdirSync(workspace, { recursive: true });
  return workspace;
}

export function removeWorkspace(workspace: string): void {
  rmSync(workspace, { recursive: true, force: true, maxRetries: 3 });
  try {
    rmdirSync(resolve(workspace, '..'));
  } catch {
    // another demo goes on in it, or a kept one stands there
  }
}
