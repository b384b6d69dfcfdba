import { error, type Finding, type Path, showPath } from '../finding.ts';
import { foreignLetter } from '../shown.ts';
import { suggest } from '../suggest.ts';
import { spacing } from '../yaml/spacing.ts';
import { childOf, formsOf, namesOf, placesOf, root, type Shape, settingsOf, takesMapping } from './shape.ts';

export interface UnknownSetting {
  readonly finding: Finding;
  /** What cannot be judged for it: the setting that was probably meant, or the section that is of another kind. */
  readonly covers?: Path;
}

/**
 * Every setting that the schema does not know. valibot names only the first of a mapping, and passes over names such
 * as `constructor`, which every object has.
 */
export function unknownSettings(value: unknown, shape: Shape = root, path: Path = []): readonly UnknownSetting[] {
  if (typeof value !== 'object' || value === null) return [];
  const names = namesOf(shape, value);
  if (Array.isArray(value) && takesMapping(shape)) {
    const where = path.length === 0 ? 'the file' : showPath(path);
    const wanted = namesOf(shape, {}) ?? [formsOf(shape).size > 0 ? 'type' : 'NAME'];
    const hint = `take the dashes or the [ ] away: ${wanted.map((name) => `${name}: …`).join(', ')}`;
    return [{ finding: error(path, `${where} must be a mapping of settings, not a list`, hint), covers: path }];
  }
  return Object.entries(value).flatMap(([name, inner]) => {
    const own = [...path, Array.isArray(value) ? Number(name) : name];
    const meant = childOf(shape, name, value);
    if (name === '<<')
      return [{ finding: atKey(own, `${showPath(own)} is not a known setting`, noMerge), covers: own }];
    if (names && !names.includes(name)) return unknownName(name, own, names, shape, inner);
    if (!names && inherited.has(name))
      return [{ finding: atKey(own, `${showPath(own)} cannot be used`, 'choose another name') }];
    return meant ? unknownSettings(inner, meant, own) : [];
  });
}

const noMerge = 'merge keys are not YAML 1.2: write the settings out';

/** Settings of former versions, by their paths. */
const formerly: Readonly<Record<string, string>> = { 'verify.deadline': 'verify.lostAfter' };

/** Names that valibot drops from a mapping with free names. */
const inherited = new Set(['__proto__', 'prototype', 'constructor']);

/** The name, and where it is known which one was meant, what of its section would be unknown there too. */
function unknownName(
  name: string,
  path: Path,
  names: readonly string[],
  shape: Shape,
  value: unknown,
): readonly UnknownSetting[] {
  const message = `${showPath(path)} is not a known setting`;
  const odd = spacing(name);
  if (odd) return [{ finding: atKey(path, odd.message, odd.hint) }];
  const renamed = Object.hasOwn(formerly, showPath(path)) ? formerly[showPath(path)] : undefined;
  if (renamed !== undefined) return [{ finding: atKey(path, message, `it is called ${renamed} now`) }];
  const near = suggest(name, names);
  if (near !== undefined) {
    const foreign = foreignLetter(name);
    const finding = atKey(path, message, `did you mean "${near}"?${foreign === undefined ? '' : ` ${foreign}`}`);
    const meant = childOf(shape, near, undefined);
    return [{ finding, covers: [...path.slice(0, -1), near] }, ...(meant ? unknownSettings(value, meant, path) : [])];
  }
  const known = `known here: ${names.join(', ')}`;
  const elsewhere = whereElse(name, shape);
  // At the top all sections are known: too many to name beside the one that was meant.
  const hints = elsewhere === undefined ? [known] : path.length === 1 ? [elsewhere] : [elsewhere, known];
  return [{ finding: atKey(path, message, hints.join('; ')) }];
}

function whereElse(name: string, shape: Shape): string | undefined {
  const forms = [...formsOf(shape)].filter(([, form]) => settingsOf(form).includes(name)).map(([type]) => type);
  if (forms.length > 0) return `"${name}" belongs to type: ${forms.join(' or ')}`;
  const [last = '', ...before] = name.split('.').reverse();
  if (before.length > 0 && placesOf(last).includes(name))
    return `write \`${last}\` below \`${before.reverse().join('.')}\``;
  const places = placesOf(name).map((place) => (place === name ? 'the top of the file' : place));
  return places.length > 0 ? `it belongs at ${places.join(' or ')}` : undefined;
}

function atKey(path: Path, message: string, hint: string): Finding {
  return { ...error(path, message, hint), at: 'key' };
}
