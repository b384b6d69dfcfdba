import { stringify } from 'yaml';
import { schema } from '../config/schema.ts';
import { keysOf } from '../values/keysOf.ts';
import { type Draft, type Gap, Variable } from './draft.ts';
import { printed } from './printed.ts';

/** Every section, in the order in which people read them. */
const sections: readonly string[] = keysOf(schema.entries);

/** Where a gap stands in the text; lines count from 1. */
export interface GapAt extends Gap {
  readonly line: number;
}

const head = [
  '# Written by legacy-log-ecs init. Every setting: docs/configuration.md and examples/legacy-log-ecs.yml of the project.',
];

/** A draft as YAML: what is to be filled in stands in comments at its place, so that the check names it. */
export function configText({ settings, gaps, notes }: Draft): {
  readonly text: string;
  readonly gaps: readonly GapAt[];
} {
  const lines = [...head, ...commented(notes.filter(({ section }) => section === undefined))];
  const at: GapAt[] = [];
  for (const section of sections) {
    const own = gaps.filter(({ path }) => path.split('.', 1)[0] === section);
    const value = settings[section];
    const before = commented(notes.filter((note) => note.section === section));
    if (value === undefined && own.length === 0 && before.length === 0) continue;
    lines.push('', ...before);
    for (const gap of own) {
      at.push({ ...gap, line: lines.length + 1 });
      lines.push(...gapLines(gap));
    }
    if (value !== undefined) lines.push(...yamlLines(section, value));
  }
  return { text: `${lines.join('\n')}\n`, gaps: at };
}

function commented(notes: Draft['notes']): string[] {
  return notes.map(({ text }) => `# ${printed(text)}`);
}

function gapLines({ path, what, example }: Gap): string[] {
  return [
    `# To fill in, ${printed(path)}: ${printed(what)}`,
    ...(example?.split('\n').map((line) => `# ${line}`) ?? []),
  ];
}

function yamlLines(section: string, value: unknown): string[] {
  const text = stringify({ [section]: literal(value) }, { lineWidth: 0, aliasDuplicateObjects: false, version: '1.2' });
  return text.trimEnd().split('\n');
}

/** The value as the configuration reads it back: a `${` of its own is doubled. */
function literal(value: unknown): unknown {
  if (value instanceof Variable) return `\${${value.name}}`;
  if (typeof value === 'string') return value.replaceAll('${', () => '$${');
  if (Array.isArray(value)) return value.map(literal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, literal(inner)]));
}
