import { writeFile } from 'node:fs/promises';
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { schema } from '../src/config/schema.ts';

/** Where editors find it: `# yaml-language-server: $schema=…` in the first line of the configuration. */
export const schemaFile = new URL('../schema/legacy-log-ecs.schema.json', import.meta.url);

/**
 * The JSON Schema of the configuration, from the schema that also checks it. It knows single values only; what
 * several mean together is for `rules.ts`.
 */
export function editorSchema(): string {
  const { $schema, ...converted } = toJsonSchema(schema, { typeMode: 'input', errorMode: 'throw' });
  const sections = { ...converted.properties };
  for (const name of ['fluentd', 'batch']) sections[name] = withoutRequired(sections[name], ['image']);
  if (sections.app !== undefined) sections.app = orFalse(sections.app);
  const root = withoutRequired({ ...converted, properties: sections }, ['cluster', 'fluentd', 'batch']);
  const whole = { $schema, ...orVariable(root), definitions: { variable } };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

const variable = {
  type: 'string',
  pattern: '^\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}$',
  description: 'A variable of the workflow step, in quotes inside { } and [ ]',
} as const;

/** The Action's inputs may bring these: a file without them is not wrong. */
function withoutRequired(node: unknown, names: readonly string[]): JsonSchema {
  const mapping = node as JsonSchema;
  return { ...mapping, required: (mapping.required ?? []).filter((name) => !names.includes(name)) };
}

/** The section itself is all that the converter sees of the schema in `src/config/schema/orFalse.ts`. */
function orFalse(node: unknown): JsonSchema {
  const { description, ...section } = asSchema(node);
  return { ...(description !== undefined && { description }), anyOf: [section, { const: false }] };
}

/**
 * Lets `${NAME}` stand where the value has a form of its own: a number, true or false, one of a list, a pattern.
 * Texts with a pattern may also hold it inside (`fs-${SUFFIX}`); an editor cannot check those.
 */
function orVariable(node: JsonSchema): JsonSchema {
  const inner = mapped(node);
  if (inner.const !== undefined || !isFormed(inner)) return inner;
  const { description, default: fallback, examples, ...form } = inner;
  return {
    ...(description !== undefined && { description }),
    ...(fallback !== undefined && { default: fallback }),
    ...(examples !== undefined && { examples }),
    anyOf: [
      form,
      inner.pattern === undefined ? { $ref: '#/definitions/variable' } : { type: 'string', pattern: '\\$\\{' },
    ],
  };
}

function isFormed(node: JsonSchema): boolean {
  const scalar = node.type === 'number' || node.type === 'integer' || node.type === 'boolean';
  return scalar || node.enum !== undefined || node.pattern !== undefined;
}

function mapped(node: JsonSchema): JsonSchema {
  const { properties, items, anyOf, oneOf, additionalProperties } = node;
  return {
    ...node,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, inner]) => [name, orVariable(asSchema(inner))]),
      ),
    }),
    ...(items !== undefined && { items: orVariable(asSchema(items)) }),
    ...(anyOf && { anyOf: anyOf.map((inner) => orVariable(asSchema(inner))) }),
    ...(oneOf && { oneOf: oneOf.map((inner) => orVariable(asSchema(inner))) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: orVariable(additionalProperties) }),
  };
}

/** Nothing in this schema is written as `true` or `false`, nor as a list of schemas. */
function asSchema(node: unknown): JsonSchema {
  if (typeof node !== 'object' || node === null || Array.isArray(node))
    throw new Error('an unexpected form of JSON Schema');
  return node;
}

if (import.meta.main) await writeFile(schemaFile, editorSchema());
