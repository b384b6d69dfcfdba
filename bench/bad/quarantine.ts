import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Quarantined {
  /** How often each bad record was met, by its number. */
  readonly times: Uint8Array;
  /** Records in which no mark of ours stands. */
  readonly strange: number;
  readonly byReason: Readonly<Record<string, number>>;
}

const mark = /mark<(\d+)>/;

/** Reads all that was set aside, and looks for the mark in each record, packed or not. */
export function readQuarantine(folder: string, bad: number): Quarantined {
  const times = new Uint8Array(bad);
  const byReason: Record<string, number> = {};
  let strange = 0;
  for (const line of linesIn(folder)) {
    const { reason, record, raw } = JSON.parse(line) as { reason: string; record?: unknown; raw?: string };
    byReason[reason] = (byReason[reason] ?? 0) + 1;
    const text = JSON.stringify(record ?? '') + Buffer.from(raw ?? '', 'base64').toString('latin1');
    const number = Number(mark.exec(text)?.[1] ?? Number.NaN);
    if (number < bad) times[number] = (times[number] ?? 0) + 1;
    else strange += 1;
  }
  return { times, strange, byReason };
}

function linesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '');
}
