import { NormalizedSchema } from '@smithy/core/schema';
import { describe, expect, test } from 'vitest';
import { validate } from '../../../local/aws/model/validate.ts';

/** Written as the SDK writes its schemas: kind, namespace, name, traits, members, their types, how many are required. */
const tag = [3, 'ns', 'Tag', 0, ['Key', 'Value'], [0, 0], 1];
const either = [4, 'ns', 'Either', 0, ['One', 'Other'], [0, 1]];
const thing: unknown[] = [
  3,
  'ns',
  'Thing',
  0,
  [
    'Name',
    'Count',
    'On',
    'At',
    'Words',
    'Numbers',
    'Tags',
    'ByName',
    'Child',
    'Blob',
    'Any',
    'Choice',
    'Kind',
    'Kinds',
  ],
  [
    0,
    1,
    2,
    4,
    64 | 0,
    128 | 1,
    [1, 'ns', 'TagList', 0, () => tag],
    [2, 'ns', 'TagMap', 0, 0, () => tag],
    [() => thing, 0],
    21,
    15,
    () => either,
    [0, 4],
    64 | 0,
  ],
  1,
];

const schema = NormalizedSchema.of(thing as never);
const enums = { Thing: { Kind: { A: 'A', B: 'B' }, Kinds: { A: 'A', B: 'B' } } };
const found = (value: unknown) => validate(value, schema, enums).map(({ kind, message }) => `${kind}: ${message}`);

test('nothing is wrong with a value of every type', () => {
  expect(
    found({
      Name: '',
      Count: 1.5,
      On: false,
      At: 1_700_000_000.5,
      Words: ['a'],
      Numbers: { a: 1 },
      Tags: [{ Key: 'k', Value: 'v' }, { Key: 'k' }],
      ByName: { a: { Key: 'k' } },
      Child: { Name: 'inner', Child: { Name: 'innermost' } },
      Blob: 'AAAA',
      Any: { what: [null] },
      Choice: { Other: 2 },
      Kind: 'B',
      Kinds: ['A', 'B'],
    }),
  ).toEqual([]);
});

describe('what is wrong is found with its place', () => {
  test.each([
    { name: 'no object', value: [], findings: ['type: the input must be an object, not list'] },
    { name: 'a member missing', value: {}, findings: ['missing: Name is required'] },
    {
      name: 'a member missing below',
      value: { Name: 'a', Tags: [{ Key: 'k' }, {}], Child: {} },
      findings: ['missing: Tags[1].Key is required', 'missing: Child.Name is required'],
    },
    {
      name: 'an unknown member',
      value: { Name: 'a', ByName: { x: { Key: 'k', value: '' } } },
      findings: ['unknown: ByName.x.value is not a member of Tag; it has Key, Value'],
    },
    {
      name: 'a member of every object',
      value: { Name: 'a', Child: { Name: 'b' }, Tags: [{ Key: 'k', toString: 1 }] },
      findings: ['unknown: Tags[0].toString is not a member of Tag; it has Key, Value'],
    },
    { name: 'a number for a text', value: { Name: 1 }, findings: ['type: Name must be a string, not number'] },
    {
      name: 'a text for a number',
      value: { Name: 'a', Count: '1' },
      findings: ['type: Count must be a number, not string'],
    },
    {
      name: 'a text for a truth',
      value: { Name: 'a', On: 'true' },
      findings: ['type: On must be a boolean, not string'],
    },
    {
      name: 'a date for a time',
      value: { Name: 'a', At: '2026-01-01' },
      findings: ['type: At must be a number, not string'],
    },
    {
      name: 'a list for a map',
      value: { Name: 'a', Numbers: [1] },
      findings: ['type: Numbers must be a map, not list'],
    },
    {
      name: 'a text in a map of numbers',
      value: { Name: 'a', Numbers: { x: 'y' } },
      findings: ['type: Numbers.x must be a number, not string'],
    },
    { name: 'null', value: { Name: 'a', Words: null }, findings: ['type: Words must be a list, not null'] },
    {
      name: 'none of a union',
      value: { Name: 'a', Choice: {} },
      findings: ['missing: Choice needs exactly one of One, Other'],
    },
    {
      name: 'both of a union',
      value: { Name: 'a', Choice: { One: '', Other: 1 } },
      findings: ['missing: Choice needs exactly one of One, Other'],
    },
    {
      name: 'an enum value in small letters, and one in a list',
      value: { Name: 'a', Kind: 'a', Kinds: ['A', 'C'] },
      findings: [
        "enum: 1 validation error detected: Value 'a' at 'Kind' failed to satisfy constraint: Member must satisfy enum value set: [A, B]",
        "enum: 1 validation error detected: Value 'C' at 'Kinds[1]' failed to satisfy constraint: Member must satisfy enum value set: [A, B]",
      ],
    },
  ])('$name', ({ value, findings }) => {
    expect(found(value)).toEqual(findings);
  });
});
