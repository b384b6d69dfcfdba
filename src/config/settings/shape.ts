import { type Path, showPath } from '../finding.ts';
import { schema } from '../schema.ts';

/** What a valibot schema says about itself, as far as the messages need it. */
export interface Shape {
  readonly type: string;
  /** Of an optional one. */
  readonly wrapped?: Shape;
  /** Of a mapping with fixed settings. */
  readonly entries?: Readonly<Record<string, Shape>>;
  /** Of a list. */
  readonly item?: Shape;
  /** Of a mapping with free names. */
  readonly value?: Shape;
  /** The allowed values of a picklist, or the forms of a variant. */
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly pipe?: readonly {
    readonly type: string;
    readonly requirement?: unknown;
    /** Of a regex: the form that is wanted. */
    readonly message?: unknown;
    readonly description?: string;
    readonly examples?: readonly unknown[];
  }[];
}

export const root = schema as unknown as Shape;

/** The shape of the setting at `path`; `settings` tells which form of a variant is meant. */
export function shapeAt(path: Path, settings: unknown): Shape | undefined {
  let shape: Shape | undefined = root;
  let value = settings;
  for (const part of path) {
    if (shape === undefined) return undefined;
    shape = childOf(shape, part, value);
    value = child(value, part);
  }
  return shape && bare(shape);
}

/** The names that may stand in a mapping of this shape, or undefined where any may. */
export function namesOf(shape: Shape, value: unknown): readonly string[] | undefined {
  const form = formOf(bare(shape), value);
  return form?.entries && settingsOf(form);
}

/** Whether settings or free names stand in it. */
export function takesMapping(shape: Shape): boolean {
  return ['strict_object', 'record', 'variant'].includes(bare(shape).type);
}

/** The settings of a mapping that is not a variant. */
export function settingsOf(shape: Shape): readonly string[] {
  return Object.keys(bare(shape).entries ?? {});
}

/** Those that have no default. */
export function requiredOf(shape: Shape | undefined): readonly string[] {
  const entries = Object.entries((shape && bare(shape).entries) ?? {});
  return entries.flatMap(([name, entry]) => (entry.wrapped ? [] : [name]));
}

export function childOf(shape: Shape, part: string | number, value: unknown): Shape | undefined {
  const form = formOf(bare(shape), value);
  if (form?.entries) return Object.hasOwn(form.entries, part) ? form.entries[part] : undefined;
  return form?.item ?? form?.value;
}

/** The forms of a variant by the name in `type`. */
export function formsOf(shape: Shape): ReadonlyMap<string, Shape> {
  const forms = bare(shape).type === 'variant' ? ((bare(shape).options ?? []) as readonly Shape[]) : [];
  return new Map(forms.map((form) => [String(form.entries?.type?.literal), form]));
}

/** The values that a choice takes, or undefined if this is no choice. */
export function choicesOf(shape: Shape): readonly (string | number)[] | undefined {
  const { type, options } = bare(shape);
  if (type === 'picklist') return options as readonly (string | number)[];
  return type === 'variant' ? [...formsOf(shape).keys()] : undefined;
}

/** What a `${NAME}` alone has to become here. */
export function wants(shape: Shape | undefined): 'number' | 'boolean' | 'text' {
  const { type, options } = shape ? bare(shape) : {};
  if (type === 'number' || type === 'boolean') return type;
  return type === 'picklist' && typeof options?.[0] === 'number' ? 'number' : 'text';
}

export function requirement(shape: Shape | undefined, type: string): unknown {
  return shape && bare(shape).pipe?.find((action) => action.type === type)?.requirement;
}

/** The form that a text must have, in words. */
export function wantedForm(shape: Shape | undefined): { readonly pattern: RegExp; readonly words: string } | undefined {
  const action = shape && bare(shape).pipe?.find(({ type }) => type === 'regex');
  if (!(action?.requirement instanceof RegExp)) return undefined;
  return { pattern: action.requirement, words: String(action.message) };
}

export function descriptionOf(shape: Shape | undefined): string | undefined {
  return shape && bare(shape).pipe?.find((action) => action.type === 'description')?.description;
}

/** How to write the setting: `image: ${FLUENTD_IMAGE}`. */
export function exampleOf(path: Path, shape: Shape | undefined): string | undefined {
  const examples = shape && bare(shape).pipe?.find((action) => action.type === 'examples')?.examples;
  const example = examples?.[0];
  if (example === undefined) return undefined;
  const value = Array.isArray(example) ? `[${example.join(', ')}]` : String(example);
  const key = path.at(-1);
  return typeof key === 'string' ? `${key}: ${value}` : value;
}

/** Every setting's name that the root knows, for a name that stands at the wrong level. */
export function placesOf(name: string, shape: Shape = root, path: Path = []): readonly string[] {
  return Object.entries(bare(shape).entries ?? {}).flatMap(([key, entry]) => [
    ...(key === name ? [showPath([...path, key])] : []),
    ...placesOf(name, entry, [...path, key]),
  ]);
}

function formOf(shape: Shape, value: unknown): Shape | undefined {
  return shape.type === 'variant' ? formsOf(shape).get(String(child(value, 'type'))) : shape;
}

function child(value: unknown, part: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, part) ? (value as Record<string | number, unknown>)[part] : undefined;
}

function bare(shape: Shape): Shape {
  return shape.wrapped ? bare(shape.wrapped) : shape;
}
