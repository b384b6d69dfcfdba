import type { Properties, PropertyType, Spec } from './spec.ts';

/** What is wrong with a value, as seen from its type; each a line that begins with the place. */
export function valueProblems(spec: Spec, place: string, value: unknown, type: PropertyType): readonly string[] {
  const branches = branchesOf(value);
  if (branches) return branches.flatMap((branch) => valueProblems(spec, place, branch, type));
  // What the other functions come to is known only when the stack is made.
  if (isIntrinsic(value)) return [];
  switch (type.type) {
    case 'ref':
      return isMap(value)
        ? memberProblems(spec, place, value, spec.members(type.reference))
        : [`${place} has to be a map`];
    case 'array':
      if (!Array.isArray(value)) return [`${place} has to be a list`];
      return value.flatMap((entry, at) => valueProblems(spec, `${place}[${at}]`, entry, type.element));
    case 'map':
      if (!isMap(value)) return [`${place} has to be a map`];
      return Object.entries(value).flatMap(([key, entry]) =>
        valueProblems(spec, `${place}.${key}`, entry, type.element),
      );
    case 'union':
      return type.types.some((one) => valueProblems(spec, place, value, one).length === 0)
        ? []
        : [`${place} is of none of the types that it may have`];
    default:
      return simpleProblems(place, value, type);
  }
}

/** What is wrong with named members: one that there is not, one that is missing, and a value that does not fit. */
export function memberProblems(spec: Spec, place: string, given: Map, known: Properties): readonly string[] {
  const missing = Object.entries(known).filter(([name, { required }]) => required && given[name] === undefined);
  return [
    ...missing.map(([name]) => `${place}.${name} is missing`),
    ...Object.entries(given).flatMap(([name, value]) => {
      const property = Object.hasOwn(known, name) ? known[name] : undefined;
      if (!property) return [`${place}.${name} is no property there: ${Object.keys(known).sort().join(', ')}`];
      return valueProblems(spec, `${place}.${name}`, value, property.type);
    }),
  ];
}

type Map = Readonly<Record<string, unknown>>;

export function isMap(value: unknown): value is Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isIntrinsic(value: unknown): boolean {
  if (!isMap(value)) return false;
  const [name = '', ...others] = Object.keys(value);
  return others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'));
}

/** Both values of an `Fn::If`, since either may come to stand there. */
function branchesOf(value: unknown): readonly unknown[] | undefined {
  const branches = isMap(value) ? value['Fn::If'] : undefined;
  return Array.isArray(branches) ? branches.slice(1) : undefined;
}

type Simple = Exclude<PropertyType, { type: 'ref' | 'array' | 'map' | 'union' }>;

const fits: Readonly<Record<Simple['type'], (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  'date-time': (value) => typeof value === 'string',
  integer: Number.isInteger,
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  json: (value) => typeof value === 'object' || typeof value === 'string',
  tag: isMap,
  null: (value) => value === null,
};

function simpleProblems(place: string, value: unknown, type: Simple): readonly string[] {
  if (!fits[type.type](value)) return [`${place} has to be of type ${type.type}, and is ${JSON.stringify(value)}`];
  const { allowedValues } = 'allowedValues' in type ? type : {};
  if (!allowedValues || allowedValues.includes(value as string)) return [];
  return [`${place} is ${JSON.stringify(value)}, and may be ${allowedValues.join(', ')}`];
}
