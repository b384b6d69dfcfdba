import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../src/config/parse.ts';
import type { Config } from '../../../src/config/schema.ts';
import { arbitrarySection } from './arbitrarySettings.ts';
import { sound } from './reading.ts';
import { renderFaults } from './renderFaults.ts';

/** A second or two of each; with FUZZ_RUNS=20000 as long as there is time for, with FUZZ_SEED other ones. */
const runs = Number(process.env.FUZZ_RUNS ?? 60);
const settings = { numRuns: runs, seed: Number(process.env.FUZZ_SEED ?? 20_261_126), endOnFailure: true } as const;
const timeout = 20_000 + runs * 50;

const variables = { A: '1', FLUENTD_IMAGE: 'registry/fluentd:1' };

describe('whatever a file holds, the answer is a configuration or an error with a place in it, in words', () => {
  const piece = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        'name',
        'cluster',
        'fluentd',
        'streams',
        'environment',
        'image',
        'verify',
        'volume',
        'type',
        'tags',
      ),
    },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        ': ',
        ':',
        '\n',
        '\n  ',
        '\n    ',
        '- ',
        '{',
        '}',
        '[',
        ']',
        ', ',
        '"',
        "'",
        '#',
        '|',
        '>',
        '&a ',
        '*a',
        '!t ',
        '?',
        '---\n',
        '...\n',
        '<<: ',
        '${A}',
        '${',
        '\t',
        '\r\n',
        '%',
        '@',
        '`',
      ),
    },
    { weight: 2, arbitrary: fc.string({ maxLength: 8 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '\0',
        '\uFEFF',
        '\uD800',
        '\u202E',
        '\u2028',
        '__proto__',
        'constructor',
        '1e999',
        '012',
        '.nan',
        '0x1F',
        'on',
        '22:30',
        '~',
      ),
    },
  );
  const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  const mutated = fc
    .tuple(
      fc.nat(sound.length),
      fc.nat(12),
      texts.map((it) => it.slice(0, 30)),
    )
    .map(([at, length, put]) => sound.slice(0, at) + put + sound.slice(at + length));

  test.each([
    { name: 'pieces of YAML', arbitrary: texts },
    { name: 'a sound file with a part of it changed', arbitrary: mutated },
  ])(
    '$name',
    ({ arbitrary }) => {
      fc.assert(
        fc.property(arbitrary, (text) => {
          expect(complaints(text)).toEqual([]);
        }),
        settings,
      );
    },
    timeout,
  );
});

/** What is wrong with the answer to a text. */
function complaints(text: string): readonly string[] {
  const { config, problems } = parseConfig({ file: 'c.yml', text }, { variables });
  const rows = text.replace(/^\uFEFF/, '').split('\n');
  const refused = problems.some(({ severity }) => severity === 'error');
  const odd = problems.filter(({ line, column, message, hint }) => {
    const inside = column >= 1 && column <= (rows[line - 1]?.length ?? -1) + 1;
    return !inside || /undefined|\[object|native code|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(`${message}${hint}`);
  });
  return [
    ...(refused === (config === undefined) ? [] : ['neither a configuration nor an error']),
    ...odd.map((problem) => JSON.stringify(problem)),
  ];
}

describe('what is accepted renders to requests that AWS takes, and to a fluent.conf', () => {
  const base = {
    name: 'access-log',
    region: 'eu-west-1',
    cluster: 'production',
    network: { vpc: 'vpc-0a', subnets: ['subnet-0a'], securityGroups: ['sg-0a'] },
    roles: { execution: 'arn:aws:iam::123456789012:role/execution' },
    fluentd: { image: 'registry/fluentd:1' },
    batch: { image: 'registry/batch:1' },
  };
  /** One to three sections of others, so that most together are right. */
  const few = fc
    .array(arbitrarySection, { minLength: 1, maxLength: 3 })
    .map((sections) => ({ ...base, ...Object.fromEntries(sections) }));
  const accepted = { count: 0 };

  test(
    'settings of every form, made from the schema itself',
    () => {
      fc.assert(
        fc.property(few, (value) => {
          const config = accept(value);
          if (config === undefined) return;
          accepted.count += 1;
          expect(renderFaults(config)).toEqual([]);
        }),
        { ...settings, numRuns: runs * 3 },
      );
      expect(accepted.count).toBeGreaterThan(runs / 2);
    },
    timeout,
  );
});

/** JSON is YAML; a `${` in it is one of the text's own. */
function accept(value: unknown): Config | undefined {
  const text = JSON.stringify(value).replaceAll('${', () => '$${');
  return parseConfig({ file: 'c.yml', text }, { variables }).config;
}
