import { expect, test } from 'vitest';
import { anchorsOf, linksOf, tooLong } from '../../../scripts/texts/texts.ts';

test('a README of 160 lines is read, one of 161 is not', () => {
  expect(tooLong('README.md', 'line\n'.repeat(160))).toEqual([]);
  expect(tooLong('README.md', 'line\n'.repeat(161))).toEqual([
    'README.md  has 161 lines, and at most 160 are read: move some to docs/',
  ]);
});

test('links and pictures to files and headings are found, addresses and code are not', () => {
  const text = `[a](docs/a.md) ![b](b.svg) [c](#c) [d](https://example.org) [\`e\`](e.md#f)

   \`\`\`md
   [f](f.md)
   \`\`\`
`;
  expect(linksOf(text)).toEqual(['docs/a.md', 'b.svg', '#c', 'e.md#f']);
});

test('a heading is linked to as GitHub names it, and a comment in a script is no heading', () => {
  expect(anchorsOf('# What `render` writes\n\n```sh\n# not this\n```\n\n## A, b and c_d\n')).toEqual([
    'what-render-writes',
    'a-b-and-c_d',
  ]);
});
