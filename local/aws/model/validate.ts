import type { NormalizedSchema } from '@smithy/core/schema';
import type { EnumTable } from './enums/table.ts';
import { type Finding, missingMember, notExactlyOne, unknownMember, wrongEnum, wrongType } from './finding.ts';
import { simpleType } from './simpleType.ts';

/**
 * Holds a value of the wire against a schema of the SDK and returns all that is wrong with it.
 * AWS itself lets unknown members pass on the wire; here they are refused, as the AWS CLI does before it sends,
 * since a member that nobody reads is a mistake of the one who wrote it.
 */
export function validate(value: unknown, schema: NormalizedSchema, enums: EnumTable): Finding[] {
  return checkValue(value, schema, { path: '', enums, allowed: undefined });
}

interface Place {
  readonly path: string;
  readonly enums: EnumTable;
  /** The values of an enum, which the schema has as any string; a list or a map of them has the same. */
  readonly allowed: readonly string[] | undefined;
}

function checkValue(value: unknown, schema: NormalizedSchema, place: Place): Finding[] {
  if (schema.isStructSchema() || schema.isUnitSchema()) return checkStructure(value, schema, place);
  if (schema.isListSchema()) return checkList(value, schema.getValueSchema(), place);
  if (schema.isMapSchema()) return checkMap(value, schema.getValueSchema(), place);
  const { fits, name } = simpleType(schema);
  if (!fits(value)) return [wrongType(value, name, place.path)];
  const { allowed } = place;
  return allowed && typeof value === 'string' && !allowed.includes(value)
    ? [wrongEnum(value, allowed, place.path)]
    : [];
}

function checkList(value: unknown, item: NormalizedSchema, place: Place): Finding[] {
  if (!Array.isArray(value)) return [wrongType(value, 'a list', place.path)];
  return value.flatMap((each, at) => checkValue(each, item, { ...place, path: `${place.path}[${at}]` }));
}

function checkMap(value: unknown, entry: NormalizedSchema, place: Place): Finding[] {
  if (!isObject(value)) return [wrongType(value, 'a map', place.path)];
  return Object.entries(value).flatMap(([key, each]) => checkValue(each, entry, within(place, key)));
}

function checkStructure(value: unknown, schema: NormalizedSchema, place: Place): Finding[] {
  if (!isObject(value)) return [wrongType(value, 'an object', place.path)];
  const members = [...schema.structIterator()];
  const known = members.map(([name]) => name);
  const structure = schema.getName() ?? '';
  const unknown = Object.keys(value).filter((name) => !known.includes(name));
  const isOne = !schema.isUnionSchema() || Object.keys(value).length === 1;
  return [
    ...unknown.map((name) => unknownMember(within(place, name).path, structure, known)),
    ...members.flatMap(([name, member], at) => {
      const inside = { ...within(place, name), allowed: allowedIn(place.enums, structure, name) };
      if (value[name] !== undefined) return checkValue(value[name], member, inside);
      return at < requiredCount(schema) ? [missingMember(inside.path)] : [];
    }),
    ...(isOne ? [] : [notExactlyOne(place.path || structure, known)]),
  ];
}

/** A structure's required members are its first ones; how many, the SDK keeps at the end of the schema. */
function requiredCount(schema: NormalizedSchema): number {
  const raw: unknown = schema.getSchema();
  return Array.isArray(raw) ? Number(raw[6] ?? 0) : 0;
}

function allowedIn(enums: EnumTable, structure: string, member: string): readonly string[] | undefined {
  const found = enums[structure]?.[member];
  return found && Object.values(found);
}

function within(place: Place, name: string): Place {
  return { ...place, path: place.path === '' ? name : `${place.path}.${name}` };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
