import type { Cron } from './dialect.ts';

/** A line that sets a variable for the jobs below it. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  /** Where the value begins, quotes included. */
  readonly column: number;
}

/**
 * Reads a line as both crons' env.c do: a name, perhaps quoted, `=` with or without blanks around it, and a value, perhaps
 * quoted, behind which nothing stands. A value without quotes loses the blanks at its end. Nothing is put in for `$`.
 *
 * @returns undefined for what is no such line, which cron then takes for a job. An empty value without quotes is none
 *   for Debian's.
 */
export function readSetting(text: string, cron: Cron): Setting | undefined {
  const match = /^[ \t]*(?:"([^"=]*)"|'([^'=]*)'|([^"'\s=][^\s=]*))\s*=\s*/.exec(text);
  if (!match) return undefined;
  const name = match[1] ?? match[2] ?? match[3] ?? '';
  const column = match[0].length + 1;
  const raw = text.slice(match[0].length);
  if (raw === '') return cron === 'cronie' ? { name, value: '', column } : undefined;
  const quoted = /^(["'])(.*?)\1(.*)$/s.exec(raw);
  if (quoted) return quoted[3]?.trim() === '' ? { name, value: quoted[2] ?? '', column } : undefined;
  return /^["']/.test(raw) ? undefined : { name, value: raw.trimEnd(), column };
}
