import { expect, test } from 'vitest';
import { writeJson, writeText } from '../../../cli/out.ts';
import { forbidden, isPlain, linkedIn, skeletonOf } from '../../support/inert.ts';
import { resultsOf } from '../../support/nastyResults.ts';
import { nastyTexts } from '../../support/nastyTexts.ts';

const ordinary = await resultsOf('x y');

/** Of which a table has fewer columns. */
const nothing = await resultsOf(' ');

function written(write: (stream: { write: (chunk: string | Uint8Array) => boolean }) => void): string {
  let all = '';
  write({
    write: (chunk) => {
      all += chunk;
      return true;
    },
  });
  return all;
}

async function through(holds: (name: string, text: string, own: (typeof ordinary)[string]) => boolean) {
  const found: string[] = [];
  for (const text of nastyTexts) {
    for (const [name, own] of Object.entries(await resultsOf(text))) {
      if (!holds(name, text, own)) found.push(`${name}: ${JSON.stringify(text.slice(0, 60))}`);
    }
  }
  return found;
}

const shown = (text: string) => written((stream) => writeText(stream, text));

test('no text from outside becomes a line, a command or an escape in what a command says at its end', async () => {
  const found = await through((name, _, { text, failure = '' }) => {
    const plain = ordinary[name];
    return isPlain(shown(text), shown(plain?.text ?? '')) && isPlain(shown(failure), shown(plain?.failure ?? ''));
  });
  expect(found).toEqual([]);
});

test('no text from outside becomes markup, a link or a mention in the job summary of a command', async () => {
  const found = await through((name, text, { markdown }) => {
    const plain = (/^ *$/.test(text) ? nothing : ordinary)[name]?.markdown ?? '';
    return skeletonOf(markdown) === skeletonOf(plain) && linkedIn(markdown).length === 0;
  });
  expect(found).toEqual([]);
});

test('what a command says for machines is one line of JSON that holds what it was', async () => {
  const found = await through((_, __, { data }) => {
    const line = written((stream) => writeJson(stream, data));
    return line.endsWith('\n') && !forbidden.test(line) && JSON.stringify(JSON.parse(line)) === JSON.stringify(data);
  });
  expect(found).toEqual([]);
});
