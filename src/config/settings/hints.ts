import type { Path } from '../finding.ts';
import { choicesOf, descriptionOf, exampleOf, requiredOf, requirement, type Shape, settingsOf } from './shape.ts';

/** What a setting is and how it is written. */
export function needs(path: Path, shape: Shape): string {
  const choices = choicesOf(shape);
  const description = descriptionOf(shape) ?? 'a value has to stand here';
  if (choices.length > 0) return `${description}: one of ${choices.join(', ')}`;
  const example = exampleOf(path, shape);
  if (example !== undefined) return `${description}; for example \`${example}\``;
  const inner = requiredOf(shape);
  return inner.length > 0 ? `${description}; it needs ${inner.join(', ')}` : description;
}

/** With what the number counts, for most wrong numbers have a unit (`400Mi`, `30s`). */
export function range(shape: Shape): string {
  const bounds = `a whole number from ${requirement(shape, 'min_value')} to ${requirement(shape, 'max_value')}`;
  return `${descriptionOf(shape)}: ${bounds}`;
}

/** The value as it should be written, where that can be known of one of another type. */
export function corrected(path: Path, shape: Shape, value: unknown, shown: string | undefined): string {
  switch (shape.type) {
    case 'number':
      return /^"-?\d+(\.\d+)?"/.test(String(shown)) ? `write ${value} without quotes` : range(shape);
    case 'boolean':
      return value === 'true' || value === 'false' ? `write ${value} without quotes` : 'write true or false';
    case 'string': {
      const form = requirement(shape, 'regex');
      const isOdd = form instanceof RegExp && !form.test(shown ?? String(value));
      if (typeof value === 'object' || isOdd) return needs(path, shape);
      // As it is written, and not as YAML reads it: in quotes 1.10 is another text than 1.1.
      return shown === undefined ? 'put the value in quotes' : `write "${shown}" in quotes`;
    }
    case 'array':
      return listed(path, shape, shown === undefined ? undefined : value);
    case 'variant':
      return `write { type: … }, one of ${choicesOf(shape).join(', ')}`;
    default: {
      const inner = settingsOf(shape);
      const glued = inner.find((name) => typeof value === 'string' && value.startsWith(`${name}:`));
      if (glued !== undefined) return `a space belongs after the colon: \`${glued}: …\``;
      return inner.length > 0
        ? `its settings stand below it, indented: ${inner.join(', ')}`
        : 'write NAME: value below it';
    }
  }
}

/** How a list is written of what stands there: words of one text, or settings that only lack their dash. */
function listed(path: Path, shape: Shape, value: unknown): string {
  const required = requiredOf(shape.item ?? shape);
  if (required.length > 0) return `write a list of entries, each with ${required.join(', ')}: \`- ${required[0]}: …\``;
  if (typeof value !== 'string' || /["'`|&;<>$\\]/.test(value)) return needs(path, shape);
  return `write [${[...value.matchAll(/[^\s,]+/g)].join(', ')}]`;
}
