import type { Image } from '../../src/crontab/image.ts';

/** Reads what the build has written down of the image: its /etc/passwd, and the paths of its programs, a line each. */
export function imageOf(cron: Image['cron'], passwd: string, programs: string): Required<Image> {
  const users = passwd
    .split('\n')
    .flatMap((line) => line.split(':', 1))
    .filter((name) => name !== '');
  return { cron, users: new Set(users), programs: byFolder(programs.split('\n')) };
}

function byFolder(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  for (const path of paths) {
    const slash = path.lastIndexOf('/');
    if (slash < 1) continue;
    const folder = path.slice(0, slash);
    folders.set(folder, (folders.get(folder) ?? new Set()).add(path.slice(slash + 1)));
  }
  return folders;
}
