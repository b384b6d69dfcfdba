import type { NormalizedSchema } from '@smithy/core/schema';

/** The members of a structure as elements, named as the SDK's schema has them on the wire. */
export function elementsOf(schema: NormalizedSchema, value: unknown): string {
  const given = (value ?? {}) as Readonly<Record<string, unknown>>;
  return [...schema.structIterator()]
    .filter(([name]) => given[name] !== undefined)
    .map(([name, member]) => memberOf(member, String(member.getMergedTraits().xmlName ?? name), given[name]))
    .join('');
}

/** An element whose content is XML already. */
export function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function memberOf(schema: NormalizedSchema, name: string, value: unknown): string {
  if (!schema.isListSchema()) return element(name, contentOf(schema, value));
  const item = schema.getValueSchema();
  const items = value as readonly unknown[];
  if (schema.getMergedTraits().xmlFlattened) return items.map((one) => element(name, contentOf(item, one))).join('');
  const itemName = String(item.getMergedTraits().xmlName ?? 'member');
  return element(name, items.map((one) => element(itemName, contentOf(item, one))).join(''));
}

function contentOf(schema: NormalizedSchema, value: unknown): string {
  if (schema.isStructSchema()) return elementsOf(schema, value);
  // On its way to the wire a time is already the number of its seconds.
  if (schema.isTimestampSchema()) return new Date(Number(value) * 1000).toISOString();
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
