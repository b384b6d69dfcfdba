import type { Window } from '../window.ts';
import { withoutAstray } from './astray.ts';
import { lookAtCounts } from './counts.ts';
import type { Looked, Memory } from './looked.ts';
import { lookAtMembers } from './members.ts';
import { narrowed } from './narrow.ts';
import type { Sides } from './sides.ts';
import { lookAtSums } from './sums.ts';

/**
 * Looks at windows that follow each other, in the way that reads least: by sums where both sides have one, by members
 * where a line has an identity, by counts where it has none.
 */
export async function lookAt(
  sides: Sides,
  windows: readonly Window[],
  memory: Memory,
  signal: AbortSignal,
): Promise<readonly Looked[]> {
  const found = await wayOf(sides)(sides, windows, memory, signal);
  const looked = await withoutAstray(sides, found, memory, signal);
  return sides.hasGroups ? await narrowed(sides, looked, signal) : looked;
}

function wayOf({ identity, hasSums }: Sides) {
  if (identity === 'none') return lookAtCounts;
  return hasSums ? lookAtSums : lookAtMembers;
}
