type Schema = Readonly<Record<string, unknown>>;

const annotations = new Set(['$schema', 'title', 'description', 'default', 'examples', 'definitions']);

/**
 * The paths at which a value does not fit a JSON Schema. A judge of its own for the tests, of the keywords that the
 * editors' schema uses; any other keyword is an error, so that nothing is passed over.
 */
export function mismatches(value: unknown, schema: unknown, root = schema, path = ''): string[] {
  return Object.entries(schema as Schema)
    .filter(([keyword]) => !annotations.has(keyword))
    .flatMap(([keyword, wanted]) => mismatch(keyword, wanted, value, schema as Schema, root, path));
}

function mismatch(
  keyword: string,
  wanted: unknown,
  value: unknown,
  schema: Schema,
  root: unknown,
  path: string,
): string[] {
  const fails = (wrong: boolean) => (wrong ? [path] : []);
  const fitting = () => (wanted as unknown[]).filter((one) => mismatches(value, one, root, path).length === 0).length;
  const entries = isMapping(value) ? Object.entries(value) : [];
  const known = (schema.properties ?? {}) as Schema;
  switch (keyword) {
    case 'type':
      return fails(!isOfType(value, String(wanted)));
    case 'const':
      return fails(value !== wanted);
    case 'enum':
      return fails(!(wanted as unknown[]).includes(value));
    case 'pattern':
      return fails(typeof value === 'string' && !new RegExp(String(wanted)).test(value));
    case 'minLength':
      return fails(typeof value === 'string' && value.length < Number(wanted));
    case 'maxLength':
      return fails(typeof value === 'string' && value.length > Number(wanted));
    case 'minimum':
      return fails(typeof value === 'number' && value < Number(wanted));
    case 'maximum':
      return fails(typeof value === 'number' && value > Number(wanted));
    case 'minItems':
      return fails(Array.isArray(value) && value.length < Number(wanted));
    case 'maxItems':
      return fails(Array.isArray(value) && value.length > Number(wanted));
    case 'items':
      return Array.isArray(value)
        ? value.flatMap((item, index) => mismatches(item, wanted, root, `${path}/${index}`))
        : [];
    case 'required':
      return (wanted as string[]).flatMap((name) => (isMapping(value) && !(name in value) ? [`${path}/${name}`] : []));
    case 'properties':
      return entries.flatMap(([name, inner]) =>
        known[name] ? mismatches(inner, known[name], root, `${path}/${name}`) : [],
      );
    case 'propertyNames':
      return entries.flatMap(([name]) => mismatches(name, wanted, root, `${path}/${name}`));
    case 'additionalProperties': {
      const others = entries.filter(([name]) => !Object.hasOwn(known, name));
      return others.flatMap(([name, inner]) =>
        wanted === false ? [`${path}/${name}`] : mismatches(inner, wanted, root, `${path}/${name}`),
      );
    }
    case 'anyOf':
      return fails(fitting() === 0);
    case 'oneOf':
      return fails(fitting() !== 1);
    case '$ref': {
      const name = String(wanted).replace('#/definitions/', '');
      return mismatches(value, ((root as Schema).definitions as Schema)[name], root, path);
    }
    default:
      throw new Error(`the judge does not know the keyword ${keyword}`);
  }
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'object') return isMapping(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function isMapping(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
