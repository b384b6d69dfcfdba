import type { NormalizedSchema } from '@smithy/core/schema';

export interface SimpleType {
  readonly is: (schema: NormalizedSchema) => boolean;
  readonly name: string;
  readonly fits: (value: unknown) => boolean;
}

/** What is no list, map or structure, as JSON has it: a time is a number of seconds, a blob is base64. */
const types: readonly SimpleType[] = [
  { is: (schema) => schema.isStringSchema(), name: 'a string', fits: (value) => typeof value === 'string' },
  { is: (schema) => schema.isBlobSchema(), name: 'a base64 string', fits: (value) => typeof value === 'string' },
  { is: (schema) => schema.isBooleanSchema(), name: 'a boolean', fits: (value) => typeof value === 'boolean' },
  { is: isNumber, name: 'a number', fits: Number.isFinite },
  { is: (schema) => schema.isDocumentSchema(), name: 'anything', fits: () => true },
];

/** @throws TypeError for a schema that is of none of these types: a new one of the SDK's */
export function simpleType(schema: NormalizedSchema): SimpleType {
  const found = types.find(({ is }) => is(schema));
  if (!found) throw new TypeError(`the SDK's schema ${schema.getName(true)} is of no known type`);
  return found;
}

function isNumber(schema: NormalizedSchema): boolean {
  const isBig = schema.isBigIntegerSchema() || schema.isBigDecimalSchema();
  return isBig || schema.isNumericSchema() || schema.isTimestampSchema();
}
