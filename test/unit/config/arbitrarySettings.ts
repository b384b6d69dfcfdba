import fc from 'fast-check';
import { choicesOf, formsOf, root, type Shape } from '../../../src/config/settings/shape.ts';

/** Values of a setting that its own form takes; together with the others they may still be wrong. */
export function arbitrarySetting(shape: Shape): fc.Arbitrary<unknown> {
  if (shape.wrapped) return arbitrarySetting(shape.wrapped);
  if (shape.type === 'variant') return fc.oneof(...[...formsOf(shape).values()].map(mapping));
  if (shape.type === 'picklist') return fc.constantFrom(...choicesOf(shape));
  switch (shape.type) {
    case 'literal':
      return fc.constant(shape.literal);
    case 'boolean':
      return fc.boolean();
    case 'number':
      return number(shape);
    case 'array':
      return list(shape);
    case 'record':
      return fc.dictionary(name, shape.value ? arbitrarySetting(shape.value) : text, { maxKeys: 4 });
    case 'strict_object':
      return mapping(shape);
    default:
      return string(shape);
  }
}

function mapping(shape: Shape): fc.Arbitrary<unknown> {
  const entries = Object.entries(shape.entries ?? {});
  const required = entries.flatMap(([key, entry]) => (entry.wrapped ? [] : [key]));
  return fc.record(Object.fromEntries(entries.map(([key, entry]) => [key, arbitrarySetting(entry)])), {
    requiredKeys: required,
  });
}

/** The actions of a pipe, those of a pipe within it too. */
function requirement(shape: Shape, type: string): unknown {
  const [inner] = (shape.pipe ?? []) as readonly Shape[];
  const own = shape.pipe?.find((action) => action.type === type)?.requirement;
  return own ?? (inner?.pipe && inner !== shape ? requirement(inner, type) : undefined);
}

function number(shape: Shape): fc.Arbitrary<number> {
  const [min, max] = [requirement(shape, 'min_value') as number, requirement(shape, 'max_value') as number];
  return fc.oneof(
    fc.integer({ min, max }),
    fc.constantFrom(min, max),
    fc.integer({ min, max: Math.min(max, min + 600) }),
  );
}

function list(shape: Shape): fc.Arbitrary<unknown> {
  const length = requirement(shape, 'length') as number | undefined;
  const item = shape.item ? arbitrarySetting(shape.item) : text;
  return fc.array(
    item,
    length === undefined ? { minLength: 1, maxLength: 3 } : { minLength: length, maxLength: length },
  );
}

function string(shape: Shape): fc.Arbitrary<string> {
  const form = requirement(shape, 'regex');
  const examples = shape.pipe?.flatMap(({ examples = [] }) => examples.filter((it) => typeof it === 'string')) ?? [];
  const most = (requirement(shape, 'max_length') as number | undefined) ?? 100;
  const free = form instanceof RegExp ? matching(form, examples) : text.filter((it) => it.length > 0);
  const fitting = free.map((it) => it.slice(0, most)).filter((it) => !(form instanceof RegExp) || form.test(it));
  return examples.length > 0 ? fc.oneof(fitting, fc.constantFrom(...examples)) : fitting;
}

/** fast-check makes no texts for a form that looks ahead, and takes long for a long one: those are its examples, and their likes. */
function matching(form: RegExp, examples: readonly string[]): fc.Arbitrary<string> {
  try {
    if (form.source.length > 80) throw new TypeError('long');
    return fc.stringMatching(form, { maxLength: 60 });
  } catch {
    const letters = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'ab1.-_%/YmdH') });
    const likes = fc.oneof(
      letters,
      fc.constantFrom(...examples, 'access_log', 'app.**', 'app.{a,b}', '**', 'access_log.%Y%m%d'),
    );
    return likes.map((it) => (form.test(it) ? it : (examples[0] ?? 'access_log')));
  }
}

/** Whatever somebody may put into a variable or a tag. */
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    'a b',
    '"',
    "'",
    '\\',
    '\n',
    '\0',
    '\uD800',
    '\r\n',
    '\t',
    '#{1}',
    '${A}',
    '$${',
    '%Y',
    '</match>',
    '@include x',
    'é',
    '名',
    '😀',
    '0',
    'true',
    'null',
    'x'.repeat(300),
  ),
);

const name = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,8}$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'a.b',
      'a b',
      'a=b',
      '',
      '__proto__',
      'constructor',
      'team',
      'aws:x',
      'FLUENTD_SHARED_KEY',
      'TZ',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
);

/** One of the top's settings with its name. */
export const arbitrarySection: fc.Arbitrary<readonly [string, unknown]> = fc.oneof(
  ...Object.entries(root.entries ?? {}).map(([key, shape]) =>
    arbitrarySetting(shape).map((value) => [key, value] as const),
  ),
);
