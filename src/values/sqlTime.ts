import { iso } from './iso.ts';

/** An instant as databases read it, without its zone: `2026-11-22 10:05:03.120`, in UTC. */
export function sqlTime(ms: number): string {
  return iso(ms).replace('T', ' ').replace('Z', '');
}
