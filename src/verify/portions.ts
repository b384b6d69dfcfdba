import type { Verify } from '../config/schema.ts';
import { windowsWithin } from './grid.ts';
import { gridOf } from './gridOf.ts';
import { fileOf } from './ledger/format.ts';
import type { Window } from './window.ts';

/** What a plan of portions may hold so that it fits into an answer, with room to spare. */
const mostPortions = 1000;

/**
 * Cuts a long stretch of time into pieces that several runs may look at beside each other. Each holds whole files of the
 * ledger, so that no two of them write the same one, and whole windows, so that none is left out between two.
 */
export function portionsOf(settings: Verify, range: Window, most = mostPortions): readonly Window[] {
  const byFile = [...Map.groupBy(windowsWithin(gridOf(settings), range.fromMs, range.toMs), fileOf).values()];
  const size = Math.ceil(byFile.length / most);
  return Array.from({ length: Math.ceil(byFile.length / Math.max(1, size)) }, (_, at) => {
    const windows = byFile.slice(at * size, (at + 1) * size).flat();
    return { fromMs: windows[0]?.fromMs ?? 0, toMs: windows.at(-1)?.toMs ?? 0 };
  });
}
