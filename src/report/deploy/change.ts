import type { Change } from '../../resources/step.ts';
import { code, shortened } from '../escape.ts';

/** What differs as a diff reads: `~ cpu: 400 → 500`, `+ environment.TOKEN: hash:…` where there was nothing, `-` where nothing stays. */
export function changeLine({ path, before, after }: Change): string {
  if (before === null) return `+ ${path}: ${shown(after)}`;
  return after === null ? `- ${path}: ${shown(before)}` : `~ ${path}: ${shown(before)} → ${shown(after)}`;
}

/** The same for a block of code that GitHub colours as a diff: what was on a line, what will be on the next. */
export function diffLines({ path, before, after }: Change): string[] {
  return [
    ...(before === null ? [] : [`- ${path}: ${shown(before)}`]),
    ...(after === null ? [] : [`+ ${path}: ${shown(after)}`]),
  ];
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
  return shortened(typeof value === 'string' ? value : (JSON.stringify(value) ?? '(none)'), 500);
}
