import type { Change } from '../../resources/step.ts';
import { code } from '../escape.ts';
import { shown } from '../words.ts';

/** What differs, for the cell of a table: a line a field. */
export function differences(changes: readonly Change[]): string {
  return changes
    .map(({ path, before, after }) => `${code(path)}: ${code(shown(before))} → ${code(shown(after))}`)
    .join('<br>');
}
