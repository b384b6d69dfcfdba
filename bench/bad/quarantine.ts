import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Quarantined {
  /** How often each bad record was met, by its number. */
  readonly times: Uint8Array;
  /** Records in which no mark of ours stands. */
  readonly strange: number;
  readonly byReason: Readonly<Record<string, number>>;
}

const mark = /mark<(\d+)>/g;

/** Reads all that was set aside, and looks for the mark in each record, packed or not. */
export function readQuarantine(folder: string, bad: number): Quarantined {
  const times = new Uint8Array(bad);
  const byReason: Record<string, number> = {};
  let strange = 0;
  for (const line of linesIn(folder)) {
    const { reason, record, raw } = JSON.parse(line) as { reason: string; record?: unknown; raw?: string };
    byReason[reason] = (byReason[reason] ?? 0) + 1;
    const text = JSON.stringify(record ?? '') + Buffer.from(raw ?? '', 'base64').toString('latin1');
    const numbers = [...text.matchAll(mark)].map(([, number]) => Number(number)).filter((number) => number < bad);
    // What is no event at all is set aside together with its neighbours of the same kind.
    for (const number of new Set(numbers)) times[number] = (times[number] ?? 0) + 1;
    if (numbers.length === 0) strange += 1;
  }
  return { times, strange, byReason };
}

function linesIn(folder: string): readonly string[] {
  return namesIn(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '');
}

/** None where nothing was ever set aside. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
