import { expect, test } from 'vitest';
import { settingsTables } from '../../../scripts/settings/tables.ts';
import { typeWords } from '../../../scripts/settings/type.ts';

const variable = { type: 'string', pattern: '^\\$\\{' };

test('single settings come first, then each section with its words, its default and what is required', () => {
  const schema = {
    required: ['name'],
    properties: {
      volume: {
        description: 'What carries the files',
        default: { type: 'new' },
        oneOf: [
          { properties: { type: { const: 'new' } } },
          {
            properties: { type: { const: 'host' }, path: { type: 'string', description: 'A folder' } },
            required: ['path'],
          },
        ],
      },
      name: { description: 'The name', examples: ['access-log'], anyOf: [{ type: 'string' }, variable] },
      logs: {
        description: 'Where it goes',
        properties: {
          group: { type: 'string', description: 'By default /ecs/<name>' },
          streams: {
            type: 'array',
            minItems: 1,
            description: 'What',
            default: [{ tag: 'a' }],
            items: { properties: { tag: { type: 'string', description: 'a|b' } }, required: ['tag'] },
          },
        },
      },
    },
  };
  expect(settingsTables(schema)).toMatchInlineSnapshot(`
    "| setting | what may stand there | default | what it is |
    |---|---|---|---|
    | \`name\` | text, as \`access-log\` | required | The name |

    ### \`volume\`

    What carries the files; by default \`{"type":"new"}\`.

    | setting | what may stand there | default | what it is |
    |---|---|---|---|
    | \`volume.type\` | \`new\`, \`host\` | required | Which kind |
    | \`volume.path\` | text | required | \`host\`: A folder |

    ### \`logs\`

    Where it goes.

    | setting | what may stand there | default | what it is |
    |---|---|---|---|
    | \`logs.group\` | text |  | By default /ecs/&lt;name> |
    | \`logs.streams\` | list of mappings, at least 1 | \`[{"tag":"a"}]\` | What |
    | \`logs.streams[].tag\` | text | required | a\\|b |"
  `);
});

test.each([
  { name: 'one value', node: { const: 'efs' }, words: '`efs`' },
  {
    name: 'a few values',
    node: { enum: [1, 3, 5, 7, 14, 30, 60, 90] },
    words: '`1`, `3`, `5`, `7`, `14`, `30`, `60`, `90`',
  },
  { name: 'many values', node: { enum: [1, 3, 5, 7, 14, 30, 60, 90, 120] }, words: '`1`, `3`, `5` … `120`' },
  { name: 'a range', node: { type: 'integer', minimum: 0, maximum: 60 }, words: 'whole number, 0 to 60' },
  { name: 'a lower bound', node: { type: 'array', minItems: 1 }, words: 'list of texts, at least 1' },
  { name: 'a mapping of any names', node: { type: 'object' }, words: 'names with their values' },
])('$name is said as $words', ({ node, words }) => {
  expect(typeWords(node)).toBe(words);
});

test('a type that has no words yet is refused', () => {
  expect(() => typeWords({ type: 'null' })).toThrow('no words for a setting of the type null');
});
