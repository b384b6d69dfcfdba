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
  /** The allowed values of a picklist, or the forms of a variant, each with another `type`. */
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly pipe?: readonly Action[];
}

/** One of those in a pipe. */
interface Action {
  readonly type: string;
  readonly requirement?: unknown;
  readonly description?: string;
  readonly examples?: readonly unknown[];
}

export const root = schema as unknown as Shape;

/** Of a place that no setting has: nothing is known of it. */
const nowhere: Shape = { type: 'unknown' };

/** The shape of the setting at `path`; `settings` tells which form of a variant is meant. */
export function shapeAt(path: Path, settings: unknown): Shape {
  let shape = root;
  let value = settings;
  for (const part of path) {
    shape = childOf(shape, part, value) ?? nowhere;
    value = child(value, part);
  }
  return bare(shape);
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
export function requiredOf(shape: Shape): readonly string[] {
  const entries = Object.entries(bare(shape).entries ?? {});
  return entries.flatMap(([name, entry]) => (entry.wrapped ? [] : [name]));
}

export function childOf(shape: Shape, part: string | number, value: unknown): Shape | undefined {
  const form = formOf(bare(shape), value);
  if (form?.entries) return Object.hasOwn(form.entries, part) ? form.entries[part] : undefined;
  return form?.item ?? form?.value;
}

/** The forms of a variant by the name in `type`; another mapping has none. */
export function formsOf(shape: Shape): ReadonlyMap<string, Shape> {
  const forms = bare(shape).options as readonly Form[] | undefined;
  return new Map(forms?.map((form) => [form.entries.type.literal, form]));
}

interface Form extends Shape {
  readonly entries: Readonly<Record<string, Shape>> & { readonly type: { readonly literal: string } & Shape };
}

/** The values that a choice takes; nothing if this is no choice. */
export function choicesOf(shape: Shape): readonly (string | number)[] {
  const { type, options } = bare(shape);
  return type === 'picklist' ? (options as readonly (string | number)[]) : [...formsOf(shape).keys()];
}

/** What a `${NAME}` alone has to become here. */
export function wants(shape: Shape): 'number' | 'boolean' | 'text' {
  const { type, options } = bare(shape);
  if (type === 'number' || type === 'boolean') return type;
  return typeof options?.[0] === 'number' ? 'number' : 'text';
}

export function requirement(shape: Shape, type: string): unknown {
  return actionOf(shape, type)?.requirement;
}

export function descriptionOf(shape: Shape): string | undefined {
  return actionOf(shape, 'description')?.description;
}

/** How to write the setting: `image: ${FLUENTD_IMAGE}`. */
export function exampleOf(path: Path, shape: Shape): string | undefined {
  const [example] = actionOf(shape, 'examples')?.examples ?? [];
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
  if (!(value instanceof Object)) return undefined;
  return Object.hasOwn(value, part) ? (value as Record<string | number, unknown>)[part] : undefined;
}

function actionOf(shape: Shape, type: string): Action | undefined {
  const { pipe = [] } = bare(shape);
  // The first of a pipe is a schema, which may have a pipe of its own.
  const [inner] = pipe as readonly Shape[];
  return (
    pipe.find((action) => action.type === type) ?? (inner?.pipe && inner !== shape ? actionOf(inner, type) : undefined)
  );
}

function bare(shape: Shape): Shape {
  return shape.wrapped ? bare(shape.wrapped) : shape;
}
