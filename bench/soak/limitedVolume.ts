import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, renameSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Filler, fill } from './filler.ts';
import type { SoakOptions } from './options.ts';

/**
 * A volume that has an end: a file system of its own in memory, so that "no space left" comes from the kernel. It comes
 * with the write; that of a file system that finds it out at the sync only, as one on a network may, is not shown.
 */
export interface LimitedVolume {
  /** Makes the folder, which is empty yet, such a volume. Once is enough. */
  standOn(folder: string): void;
  fill(): Promise<Filler>;
  /** Unmounts; with `isKept` its files stay in the folder. */
  strike(isKept: boolean): void;
}

export function limitedVolume({ events, bad }: Pick<SoakOptions, 'events' | 'bad'>): LimitedVolume {
  const mounted = new Set<string>();
  const strike = (isKept: boolean) => {
    for (const folder of mounted) {
      giveBack(folder, isKept);
      mounted.delete(folder);
    }
  };
  return {
    standOn(folder) {
      if (mounted.has(folder)) return;
      const because = mount(folder, sizeBytes(events, bad));
      if (because !== undefined) throw new Error(`the collector's volume has no limit: ${because}`);
      mounted.add(folder);
      // However the process ends: only a SIGKILL of it leaves the mount behind.
      process.once('exit', () => strike(false));
    },
    async fill() {
      const [folder] = mounted;
      if (folder === undefined) throw new Error('no collector has a volume yet');
      return fill(folder);
    },
    strike,
  };
}

/**
 * Room for each line in its file and once more in the buffer, for each bad record, and for the journal and packets on
 * their way. Not more, since a full volume takes all of it from the memory.
 */
export function sizeBytes(events: number, bad: number): number {
  return 64 * 1024 * 1024 + events * 400 + bad * 2048;
}

/** Why nothing can be mounted here, tried with a folder of no use; undefined if it can. */
export function whyNoMount(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'legacy-log-soak-'));
  const because = mount(folder, 4096);
  if (because === undefined) unmount(folder);
  rmdirSync(folder);
  return because;
}

function mount(folder: string, size: number): string | undefined {
  const argv = ['-t', 'tmpfs', '-o', `size=${size},mode=0777`, 'legacy-log-soak', folder];
  const { status, stderr, error } = spawnSync('mount', argv, { encoding: 'utf8' });
  return status === 0 ? undefined : (stderr ?? '').trim() || error?.message || `mount ended with ${status}`;
}

/** Also while somebody has a file of it open: its memory is freed with the last of them. */
function unmount(folder: string): void {
  const { status, stderr, error } = spawnSync('umount', ['--lazy', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${folder} is still mounted: ${(stderr ?? '').trim() || error?.message}`);
}

function giveBack(folder: string, isKept: boolean): void {
  if (isKept) cpSync(folder, `${folder}.kept`, { recursive: true });
  unmount(folder);
  if (!isKept) return;
  rmdirSync(folder);
  renameSync(`${folder}.kept`, folder);
}
