/**
 * What a value on the wire may look like, as the SDK's own run-time schema has it. The schema's encoding
 * (read from @smithy/core's NormalizedSchema): numbers are simple types, 64 + n is a list of them, 128 + n a map;
 * `[schema, traits]` is a member, a function is a schema that is looked up when it is first needed, and
 * `[kind, namespace, name, traits, …]` is a list (1), a map (2), a structure (3), an error (-3), a union (4) or an operation (9).
 */
export type Shape =
  | { readonly kind: 'string' | 'number' | 'boolean' | 'timestamp' | 'blob' | 'document' }
  | { readonly kind: 'list'; readonly item: () => Shape }
  | { readonly kind: 'map'; readonly value: () => Shape }
  | Structure;

export interface Structure {
  readonly kind: 'structure';
  readonly name: string;
  readonly members: ReadonlyMap<string, Member>;
  /** Exactly one of the members is set. */
  readonly union: boolean;
}

export interface Member {
  readonly required: boolean;
  readonly shape: () => Shape;
}

/** Reads one schema of the SDK. Structures are read once; their members are read when they are needed. */
export function toShape(schema: unknown): Shape {
  if (typeof schema === 'function') return toShape(schema());
  if (typeof schema === 'number') return simple(schema);
  if (schema === 'unit') return nothing;
  if (!Array.isArray(schema)) throw new TypeError(`a schema of the SDK cannot be read: ${String(schema)}`);
  if (schema.length === 2) return toShape(schema[0]);
  const known = structures.get(schema);
  if (known) return known;
  return composite(schema);
}

const structures = new WeakMap<object, Structure>();

const nothing: Structure = { kind: 'structure', name: 'Unit', members: new Map(), union: false };

function simple(code: number): Shape {
  if (code >= 128) return { kind: 'map', value: () => simple(code & 0b11_1111) };
  if (code >= 64) return { kind: 'list', item: () => simple(code & 0b11_1111) };
  if (code === 0) return { kind: 'string' };
  if (code === 1 || code === 17 || code === 19) return { kind: 'number' };
  if (code === 2) return { kind: 'boolean' };
  if (code >= 4 && code <= 7) return { kind: 'timestamp' };
  if (code === 15) return { kind: 'document' };
  if (code === 21 || code === 42) return { kind: 'blob' };
  throw new TypeError(`the SDK's simple type ${code} is not known`);
}

function composite(schema: readonly unknown[]): Shape {
  const kind = schema[0];
  if (kind === 0) return toShape(schema[4]);
  if (kind === 1) return { kind: 'list', item: () => toShape(schema[4]) };
  if (kind === 2) return { kind: 'map', value: () => toShape(schema[5]) };
  if (kind === 3 || kind === -3 || kind === 4) return structure(schema);
  throw new TypeError(`the SDK's type ${String(kind)} is not known`);
}

function structure(schema: readonly unknown[]): Structure {
  const [kind, , name, , names, schemas, required = 0] = schema as [
    number,
    string,
    string,
    unknown,
    readonly string[],
    readonly unknown[],
    number?,
  ];
  const members = new Map(
    names.map((member, at) => [member, { required: at < required, shape: () => toShape(schemas[at]) }]),
  );
  const made: Structure = { kind: 'structure', name, members, union: kind === 4 };
  structures.set(schema, made);
  return made;
}
