import type { EnumTable } from './enums/table.ts';
import type { Member, Shape, Structure } from './shape.ts';

/** `type` is a value that cannot even be read (SerializationException); the others break the API's rules. */
export interface Finding {
  readonly kind: 'type' | 'unknown' | 'missing' | 'enum';
  readonly message: string;
}

/**
 * Holds a value of the wire against a structure of the SDK's model and returns all that is wrong with it.
 * AWS itself lets unknown members pass on the wire; here they are refused, as the AWS CLI does before it sends,
 * since a member that nobody reads is a mistake of the one who wrote it.
 */
export function validate(value: unknown, structure: Structure, enums: EnumTable): Finding[] {
  return checkStructure(value, structure, '', enums);
}

function checkStructure(value: unknown, structure: Structure, path: string, enums: EnumTable): Finding[] {
  if (!isObject(value)) return [wrongType(value, 'an object', path)];
  const allowed = enums[structure.name] ?? {};
  const unknown = Object.keys(value).filter((name) => !structure.members.has(name));
  const findings = unknown.map((name) => unknownMember(join(path, name), structure));
  for (const [name, member] of structure.members) {
    findings.push(...checkMember(value[name], member, join(path, name), enums, allowed[name]));
  }
  if (structure.union) findings.push(...checkUnion(value, structure, path));
  return findings;
}

function checkMember(
  value: unknown,
  member: Member,
  path: string,
  enums: EnumTable,
  allowed: Readonly<Record<string, string>> | undefined,
): Finding[] {
  if (value === undefined) return member.required ? [{ kind: 'missing', message: `${path} is required` }] : [];
  return checkValue(value, member.shape(), path, enums, allowed && Object.values(allowed));
}

function checkValue(
  value: unknown,
  shape: Shape,
  path: string,
  enums: EnumTable,
  allowed: readonly string[] | undefined,
): Finding[] {
  switch (shape.kind) {
    case 'string':
      if (typeof value !== 'string') return [wrongType(value, 'a string', path)];
      return allowed && !allowed.includes(value) ? [wrongEnum(value, allowed, path)] : [];
    case 'blob':
      return typeof value === 'string' ? [] : [wrongType(value, 'a base64 string', path)];
    case 'number':
    case 'timestamp':
      return Number.isFinite(value) ? [] : [wrongType(value, 'a number', path)];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [wrongType(value, 'a boolean', path)];
    case 'document':
      return [];
    case 'list': {
      if (!Array.isArray(value)) return [wrongType(value, 'a list', path)];
      const item = shape.item();
      return value.flatMap((each, at) => checkValue(each, item, `${path}[${at}]`, enums, allowed));
    }
    case 'map': {
      if (!isObject(value)) return [wrongType(value, 'a map', path)];
      const each = shape.value();
      return Object.entries(value).flatMap(([key, entry]) => checkValue(entry, each, join(path, key), enums, allowed));
    }
    case 'structure':
      return checkStructure(value, shape, path, enums);
  }
}

function checkUnion(value: object, structure: Structure, path: string): Finding[] {
  if (Object.keys(value).length === 1) return [];
  return [{ kind: 'missing', message: `${path || structure.name} needs exactly one of ${names(structure)}` }];
}

function unknownMember(path: string, structure: Structure): Finding {
  const known = structure.members.size === 0 ? 'it has no members' : `it has ${names(structure)}`;
  return { kind: 'unknown', message: `${path} is not a member of ${structure.name}; ${known}` };
}

function wrongType(value: unknown, expected: string, path: string): Finding {
  const found = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
  return { kind: 'type', message: `${path || 'the input'} must be ${expected}, not ${found}` };
}

function wrongEnum(value: string, allowed: readonly string[], path: string): Finding {
  return {
    kind: 'enum',
    message: `1 validation error detected: Value '${value}' at '${path}' failed to satisfy constraint: Member must satisfy enum value set: [${allowed.join(', ')}]`,
  };
}

const names = (structure: Structure): string => [...structure.members.keys()].join(', ');

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
