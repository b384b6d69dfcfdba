import { expect, test } from 'vitest';
import { number, text, toggle } from '../../../src/commands/option.ts';
import { valuesOf } from '../../../src/commands/values.ts';

const options = {
  file: text({ input: 'file', words: '', takes: 'FILE', fallback: 'a.yml' }),
  note: text({ input: 'note', words: '', takes: 'TEXT' }),
  wait: toggle({ input: 'wait', words: '', fallback: true }),
  minutes: number({ input: 'minutes', words: '', takes: 'N', fallback: 15, most: 20 }),
};
const written = (texts: Readonly<Record<string, string>>) => ({
  text: ({ input }: { readonly input: string }) => texts[input],
  place: ({ input }: { readonly input: string }) => `input ${input}`,
});

test('what is left out, and what is empty, has its default', () => {
  const byDefault = { file: 'a.yml', note: undefined, wait: true, minutes: 15 };
  expect(valuesOf(options, written({}))).toEqual(byDefault);
  expect(valuesOf(options, written({ file: '', note: '', wait: '', minutes: '' }))).toEqual(byDefault);
});

test('what is written is read as what it is', () => {
  const texts = { file: 'b.yml', note: 'n', wait: 'false', minutes: '3' };
  expect(valuesOf(options, written(texts))).toEqual({ file: 'b.yml', note: 'n', wait: false, minutes: 3 });
});

test('what cannot be read is refused by the name that it has where it was written', () => {
  expect(() => valuesOf(options, written({ minutes: '21' }))).toThrow('input minutes is "21"');
});
