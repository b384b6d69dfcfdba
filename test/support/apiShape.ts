/**
 * Says what AWS would refuse about the shape of an input, by the model that the SDK itself carries at run time
 * (`CreateServiceRequest$` and the like). A structure is `[3, namespace, name, traits, members, memberSchemas,
 * required]`, a list `[1, …, of]`, a map `[2, …, key, value]`; the first `required` members must be there.
 */
export function shapeProblems(schema: unknown, value: unknown, path = 'input'): string[] {
  const resolved = resolve(schema);
  if (typeof resolved === 'number') return simpleProblems(resolved, value, path);
  switch (resolved[0]) {
    case 0:
      return shapeProblems(resolved[4], value, path);
    case 1:
      return listProblems(resolved[4], value, path);
    case 2:
      return mapProblems(resolved[5], value, path);
    case 3:
      return structureProblems(resolved, value, path);
    default:
      return [`${path}: the model holds a kind that this test does not know: ${resolved[0]}`];
  }
}

/** A schema stands by itself, behind a function, or in a pair with the traits of its member. */
function resolve(schema: unknown): number | readonly unknown[] {
  if (typeof schema === 'function') return resolve(schema());
  if (Array.isArray(schema)) return typeof schema[1] === 'string' ? schema : resolve(schema[0]);
  if (typeof schema === 'number') return schema;
  throw new Error(`not a schema: ${String(schema)}`);
}

const simple: Readonly<Record<number, string>> = { 0: 'string', 1: 'number', 2: 'boolean' };

function simpleProblems(kind: number, value: unknown, path: string): string[] {
  if (kind >= 128) return mapProblems(kind - 128, value, path);
  if (kind >= 64) return listProblems(kind - 64, value, path);
  return typeof value === simple[kind]
    ? []
    : [`${path}: ${simple[kind] ?? `kind ${kind}`} expected, got ${typeof value}`];
}

function listProblems(of: unknown, value: unknown, path: string): string[] {
  if (!Array.isArray(value)) return [`${path}: list expected`];
  return value.flatMap((item, index) => shapeProblems(of, item, `${path}[${index}]`));
}

function mapProblems(of: unknown, value: unknown, path: string): string[] {
  if (!isObject(value)) return [`${path}: map expected`];
  return Object.entries(value).flatMap(([key, item]) => shapeProblems(of, item, `${path}.${key}`));
}

function structureProblems(schema: readonly unknown[], value: unknown, path: string): string[] {
  if (!isObject(value)) return [`${path}: structure expected`];
  const members = schema[4] as readonly string[];
  const schemas = schema[5] as readonly unknown[];
  const missing = members.slice(0, Number(schema[6] ?? 0)).filter((member) => !(member in value));
  return [
    ...missing.map((member) => `${path}.${member}: missing`),
    ...Object.entries(value).flatMap(([member, item]) => {
      const at = members.indexOf(member);
      return at < 0 ? [`${path}.${member}: unknown member`] : shapeProblems(schemas[at], item, `${path}.${member}`);
    }),
  ];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
