import { readdirSync, readFileSync } from 'node:fs';

export interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  /** Whether it is to die at a point of its code. */
  readonly isDoomed: boolean;
}

/**
 * The processes of this soak alone: those whose command line or environment names its folder. What runs for somebody
 * else, or was started by nobody of us, is never signalled.
 */
export function processesOf(workspace: string): readonly Running[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return [];
    const [command, environment, stat] = ['cmdline', 'environ', 'stat'].map((file) => read(`/proc/${name}/${file}`));
    if (!`${command}\0${environment}`.includes(workspace)) return [];
    const [, parent = '0'] = /^.*\) \S (\d+) /s.exec(stat ?? '') ?? [];
    return [
      {
        pid: Number(name),
        parent: Number(parent),
        command: (command ?? '').replaceAll('\0', ' ').trim(),
        isDoomed: (environment ?? '').includes('LEGACY_LOG_CRASH='),
      },
    ];
  });
}

/** Empty where the process has ended in the meantime. */
function read(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

const isForwarder = ({ command }: Running) => command.includes('images/forwarder/fluent.conf');
const isFluentd = (it: Running) => it.command.includes('fluent.conf') && !isForwarder(it);

/** Fluentd's worker is the child of a Fluentd; the other one is its supervisor. */
export function fluentdOf(running: readonly Running[]): { readonly supervisor?: number; readonly worker?: number } {
  const all = running.filter(isFluentd);
  const worker = all.find(({ command }) => command.includes('--under-supervisor'));
  const supervisor = all.find(({ pid }) => pid === worker?.parent) ?? all.find((it) => it !== worker);
  return { ...(supervisor && { supervisor: supervisor.pid }), ...(worker && { worker: worker.pid }) };
}

/** The worker that is to die at a point of its code. */
export function doomedOf(running: readonly Running[]): number | undefined {
  return fluentdOf(running.filter(({ isDoomed }) => isDoomed)).worker;
}

export function forwarderOf(running: readonly Running[]): number | undefined {
  return running.find(isForwarder)?.pid;
}

export function batchOf(running: readonly Running[]): number | undefined {
  return running.find(({ command }) => command.includes('images/batch/main.ts'))?.pid;
}
