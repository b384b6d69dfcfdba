import type { Change } from '../../resources/step.ts';
import { code } from '../escape.ts';

/** `taskDefinition: arn…:3 → arn…:4`. */
export function changeLine({ path, before, after }: Change): string {
  return `${path}: ${shown(before)} → ${shown(after)}`;
}

/** What differs, for the cell of a table: a line a field. */
export function changesCell(changes: readonly Change[]): string {
  return changes
    .map(({ path, before, after }) => `${code(path)}: ${code(shown(before))} → ${code(shown(after))}`)
    .join('<br>');
}

/** A value on one line; null is none. */
function shown(value: unknown): string {
  if (value === null) return '(none)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
