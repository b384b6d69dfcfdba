import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { NotPossible } from '../errors.ts';

const program = process.platform === 'win32' ? 'session-manager-plugin.exe' : 'session-manager-plugin';

/** The plugin's path. Looked for before a session is opened, which nobody would close. @throws NotPossible. */
export function findPlugin(path = process.env.PATH ?? ''): string {
  const found = path
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find(isExecutable);
  if (found !== undefined) return found;
  throw new NotPossible('the Session Manager plugin is not on this machine, which exec hands over to', {
    hint: 'install it (brew install --cask session-manager-plugin, or https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html) and run again',
  });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Hands this terminal over to the plugin until it ends. Ctrl-C is for the command behind it, and not for this process.
 *
 * @returns its exit code; it says nothing of the command's own.
 */
export async function runPlugin(plugin: string, args: readonly string[]): Promise<number> {
  const ignore = () => {};
  // The plugin leaves the terminal's signals on: a key press reaches both, and would cancel this run under the session.
  const others = process.listeners('SIGINT');
  process.removeAllListeners('SIGINT').on('SIGINT', ignore);
  try {
    const child = spawn(plugin, args, { stdio: 'inherit' });
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? 1));
    });
  } finally {
    process.off('SIGINT', ignore);
    for (const other of others) process.on('SIGINT', other);
  }
}
