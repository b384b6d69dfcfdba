import { type Node, withoutVariable } from './node.ts';

/** What may stand there, in a few words. */
export function typeWords(node: Node): string {
  if (node.const !== undefined) return code(node.const);
  if (node.enum !== undefined) return choices(node.enum);
  switch (node.type) {
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `whole number${rangeWords(node.minimum, node.maximum)}`;
    case 'array':
      return `list of ${itemWords(node)}${rangeWords(node.minItems, node.maxItems)}`;
    case 'object':
      return node.properties === undefined ? 'names with their values' : 'mapping';
    case 'string':
      return node.examples?.[0] === undefined ? 'text' : `text, as ${code(node.examples[0])}`;
    default:
      throw new Error(`no words for a setting of the type ${node.type}`);
  }
}

/** All of a few; of many (the retentions that CloudWatch Logs knows) the first ones and the last. */
function choices(values: readonly unknown[]): string {
  const shown = values.map(code);
  return shown.length <= mostChoices ? shown.join(', ') : `${shown.slice(0, 3).join(', ')} … ${shown.at(-1)}`;
}

const mostChoices = 8;

function itemWords({ items = {} }: Node): string {
  return withoutVariable(items).properties === undefined ? 'texts' : 'mappings';
}

function rangeWords(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return '';
  return to === undefined ? `, at least ${from}` : `, ${from} to ${to}`;
}

/** A default or a value as it is written in the file; `|` would end the table's cell. */
export function code(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `\`${text.replaceAll('|', '\\|')}\``;
}
