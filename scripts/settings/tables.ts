import { type Node, withoutVariable } from './node.ts';
import { code, typeWords } from './type.ts';

/** The settings of a JSON Schema as Markdown: one table for those at the top, and one for each section. */
export function settingsTables(schema: Node): string {
  const entries = Object.entries(schema.properties ?? {}).map(([name, node]) => [name, withoutVariable(node)] as const);
  const sections = entries.filter(([, node]) => isSection(node));
  const single = entries.filter(([, node]) => !isSection(node));
  return [
    table(single.flatMap(([name, node]) => rows(name, node, isRequired(schema, name)))),
    ...sections.map(([name, node]) => section(name, node, isRequired(schema, name))),
  ].join('\n\n');
}

function section(name: string, node: Node, required: boolean): string {
  const about = [words(node), required ? 'required' : '', byDefault(node)].filter((text) => text !== '').join('; ');
  const inner = node.oneOf === undefined ? children(name, node) : forms(name, node.oneOf);
  return `### \`${name}\`\n\n${about}.\n\n${table(inner)}`;
}

function byDefault(node: Node): string {
  const fallback = fallbackOf(node);
  return fallback === '' ? '' : `by default ${fallback}`;
}

/** Nothing is said of an empty mapping: it is what leaving the section out means. */
function fallbackOf({ default: value }: Node): string {
  return value === undefined || JSON.stringify(value) === '{}' ? '' : code(value);
}

function isSection({ properties, oneOf }: Node): boolean {
  return properties !== undefined || oneOf !== undefined;
}

/** A setting, and what stands below it: `fluentd.streams`, `fluentd.streams[].tag`. */
function rows(path: string, node: Node, required: boolean): readonly string[] {
  const below = node.items === undefined ? children(path, node) : children(`${path}[]`, withoutVariable(node.items));
  return [row(path, typeWords(node), required ? 'required' : fallbackOf(node), words(node)), ...below];
}

function children(path: string, node: Node): readonly string[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, inner]) =>
    rows(`${path}.${name}`, withoutVariable(inner), isRequired(node, name)),
  );
}

/** Several forms, told apart by their `type`: that stands once, and what only one form has says which. */
function forms(path: string, variants: readonly Node[]): readonly string[] {
  const types = variants.map(({ properties = {} }) => code(properties.type?.const));
  const others = variants.flatMap((one, index) => {
    const { type: _told, ...properties } = one.properties ?? {};
    return Object.entries(properties).flatMap(([name, inner]) => {
      const form = withoutVariable(inner);
      const said = { ...form, description: `${types[index]}: ${form.description ?? ''}` };
      return rows(`${path}.${name}`, said, isRequired(one, name));
    });
  });
  return [row(`${path}.type`, types.join(', '), 'required', 'Which kind'), ...others];
}

function isRequired({ required = [] }: Node, name: string): boolean {
  return required.includes(name);
}

/** `<name>` would be taken for HTML, and a bar ends a cell. */
function words({ description = '' }: Node): string {
  return description.replaceAll('<', '&lt;').replaceAll('|', '\\|');
}

function row(path: string, ...cells: readonly string[]): string {
  return `| \`${path}\` | ${cells.join(' | ')} |`;
}

function table(lines: readonly string[]): string {
  return ['| setting | what may stand there | default | what it is |', '|---|---|---|---|', ...lines].join('\n');
}
