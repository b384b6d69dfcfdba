import type * as v from 'valibot';
import { error, type Finding, type Path, showPath } from '../finding.ts';
import { foreignLetter } from '../shown.ts';
import { suggest } from '../suggest.ts';
import { offsetsOf, shownZone, zoneOf } from '../zones.ts';
import { corrected, needs, range } from './hints.ts';
import { choicesOf, requiredOf, requirement, type Shape, shapeAt } from './shape.ts';

type Issue = v.BaseIssue<unknown>;

/** A value that may be shown as YAML writes it, or undefined where it has to stay hidden. */
export type Show = (value: unknown, path: Path) => string | undefined;

/**
 * One sentence and one hint for one of valibot's issues, in the words of the file's reader.
 * The hint is a corrected value where that can be known, else the allowed ones or an example.
 */
export function findingOf(issue: Issue, settings: unknown, show: Show): Finding {
  const path = pathOf(issue);
  const own = shapeAt(path, settings);
  // A form of a variant is known by its `type`; where that is missing or wrong, the variant has the choices.
  const ofVariant = issue.type === 'variant' && own.type !== 'variant';
  const shape = ofVariant ? shapeAt(path.slice(0, -1), settings) : own;
  const value = issue.input;
  if (value === undefined) return error(path, `${showPath(path)} is missing`, needs(path, shape));
  if (value === null) {
    const required = requiredOf(shapeAt(path.slice(0, -1), settings)).includes(String(path.at(-1)));
    return error(
      path,
      `${showPath(path)} has no value`,
      `${needs(path, shape)}${required ? '' : '; or take the line out'}`,
    );
  }
  switch (issue.type) {
    case 'min_value':
    case 'max_value':
      return outOfRange(path, shape, show(value, path));
    case 'integer':
      return error(path, `${showPath(path)} must be a whole number${not(show(value, path))}`, range(shape));
    case 'length':
    case 'min_length':
    case 'max_length':
      return wrongLength(path, shape, value);
    case 'regex':
      return wrongForm(path, shape, issue, show(value, path));
    case 'picklist':
      return wrongChoice(path, shape, value, show(value, path));
    default:
      return (ofVariant ? wrongChoice : wrongType)(path, shape, value, show(value, path));
  }
}

/** Through mappings and lists, whose keys are texts and numbers. */
export function pathOf(issue: Issue): Path {
  return (issue.path ?? []).map(({ key }) => key as string | number);
}

function wrongChoice(path: Path, shape: Shape, value: unknown, shown: string | undefined): Finding {
  const choices = choicesOf(shape);
  const near = typeof value === 'object' ? undefined : (ofLogrotate(value, choices) ?? nearest(String(value), choices));
  const said = shown === undefined ? 'has a value that is not allowed' : `cannot be ${shown}`;
  const message = `${showPath(path)} ${said}`;
  if (String(near) === value) return error(path, message, `write ${near} without quotes`);
  const all = `allowed: ${choices.join(', ')}`;
  return error(path, message, near === undefined ? all : `did you mean ${near}? ${all}`);
}

const periods: Readonly<Record<string, string>> = { hourly: 'hour', daily: 'day', weekly: 'week', monthly: 'month' };

/** The period that logrotate has another word for. */
function ofLogrotate(value: unknown, choices: readonly (string | number)[]): string | undefined {
  const period = Object.hasOwn(periods, String(value)) ? periods[String(value)] : undefined;
  return period !== undefined && choices.includes(period) ? period : undefined;
}

function nearest(value: string, choices: readonly (string | number)[]): string | number | undefined {
  const numbers = choices.filter((choice) => typeof choice === 'number');
  if (numbers.length === 0) return suggest(value, choices.map(String));
  const wanted = Number(value);
  if (value === '' || Number.isNaN(wanted)) return undefined;
  return numbers.reduce((best, choice) => (Math.abs(choice - wanted) < Math.abs(best - wanted) ? choice : best));
}

/** The issue's own message says which form is wanted. */
function wrongForm(path: Path, shape: Shape, issue: Issue, shown: string | undefined): Finding {
  const message = `${showPath(path)} must be ${issue.message}${not(shown)}`;
  if (path.at(-2) === 'secrets' || path.at(-1) === 'secret' || path.includes('security')) {
    return error(path, message, 'a secret’s own value never stands in this file: keep it in AWS and name it here');
  }
  const meant = path.at(-1) === 'timezone' && shown !== undefined ? zoneMeant(issue) : undefined;
  const foreign = shown === undefined ? undefined : foreignLetter(String(issue.input));
  return error(path, foreign === undefined ? message : `${message}: ${foreign}`, meant ?? needs(path, shape));
}

/** The zone that was probably meant, with its offset; where only an offset may stand, the offset to write. */
function zoneMeant({ input, requirement: form }: Issue): string | undefined {
  const zone = zoneOf(String(input));
  // An offset is no word that stands for a zone.
  if (zone === undefined || /^[+-]/.test(zone)) return undefined;
  if ((form as RegExp).test(zone)) return `did you mean ${shownZone(zone)}?`;
  const [standard, summer] = offsetsOf(zone);
  return `did you mean "${standard}" (${zone}${summer === undefined ? '' : `; in summer ${summer}`})?`;
}

function not(shown: string | undefined): string {
  return shown === undefined ? '' : `, not ${shown}`;
}

function outOfRange(path: Path, shape: Shape, shown: string | undefined): Finding {
  const message = shown === undefined ? 'is out of its range' : `is ${shown}, which is out of its range`;
  return error(path, `${showPath(path)} ${message}`, range(shape));
}

function wrongLength(path: Path, shape: Shape, value: unknown): Finding {
  const most = requirement(shape, 'max_length');
  const exactly = requirement(shape, 'length');
  if (typeof value === 'string' && value.length > 0) {
    return error(path, `${showPath(path)} has ${value.length} characters`, `at most ${most}`);
  }
  if (!Array.isArray(value)) return error(path, `${showPath(path)} is empty`, needs(path, shape));
  const count =
    value.length === 0 ? 'is an empty list' : `has ${value.length} ${value.length === 1 ? 'entry' : 'entries'}`;
  return error(
    path,
    `${showPath(path)} ${count}`,
    exactly !== undefined
      ? `exactly ${exactly} entries`
      : most === undefined
        ? 'at least one entry'
        : `from 1 to ${most} entries`,
  );
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
};

function wrongType(path: Path, shape: Shape, value: unknown, shown: string | undefined): Finding {
  const wanted = words[shape.type] ?? 'a mapping of settings';
  const where = path.length === 0 ? 'the file' : showPath(path);
  return error(path, `${where} must be ${wanted}, not ${kindOf(value, shown)}`, corrected(path, shape, value, shown));
}

function kindOf(value: unknown, shown: string | undefined): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'boolean') return shown ?? 'true or false';
  if (Number.isNaN(value)) return shown ?? 'something else';
  if (typeof value === 'number') return shown === undefined ? 'a number' : `the number ${shown}`;
  return shown === undefined ? 'text' : `the text ${shown}`;
}
