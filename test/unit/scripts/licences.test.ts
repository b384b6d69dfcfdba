import { expect, test } from 'vitest';
import { licencesDocument } from '../../../scripts/licences/document.ts';
import { isAccepted, licenceSection, packageFolders } from '../../../scripts/licences/packages.ts';

test('a package is named once, with its scope, and the innermost of nested ones counts', () => {
  const files = [
    'src/index.ts',
    'node_modules/pg/lib/index.js',
    'node_modules/pg/lib/client.js',
    'node_modules/@aws-sdk/core/dist-es/index.js',
    'node_modules/pg/node_modules/split2/index.js',
  ];
  expect(packageFolders(files)).toEqual([
    'node_modules/@aws-sdk/core',
    'node_modules/pg',
    'node_modules/pg/node_modules/split2',
  ]);
});

test.each([
  { name: 'to the next heading', readme: '# x\n\n## License\n\nCopyright me\n\n## Thanks\n', found: 'Copyright me' },
  { name: 'to the end', readme: '## license\n\nCopyright me\n\nAll of it\n', found: 'Copyright me\n\nAll of it' },
  { name: 'and is not there', readme: '## Licensing is hard\n\nMIT\n', found: undefined },
  { name: 'and is empty', readme: '## License\n\n', found: undefined },
])('the licence in a readme goes $name', ({ readme, found }) => {
  expect(licenceSection(readme)).toBe(found);
});

test('only licences that ask to be handed on are accepted without a decision', () => {
  expect(['MIT', 'ISC', 'Apache-2.0', 'GPL-3.0-only', 'UNLICENSED', 'MIT OR GPL-2.0'].map(isAccepted)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('packages under one text stand above it, whatever its line ends; who has none stands with the first of its licence', () => {
  const packages = [
    { name: 'a', version: '1.0.0', licence: 'MIT', texts: ['Copyright A\n\n\n\nDo as you like  \n'] },
    { name: 'b', version: '2.0.0', licence: 'ISC', texts: ['Copyright B', 'NOTICE of B'] },
    { name: 'c', version: '3.0.0', licence: 'MIT', texts: ['Copyright A\r\n\r\nDo as you like'] },
    { name: 'd', version: '4.0.0', licence: 'ISC', texts: [] },
  ];
  expect(licencesDocument(packages)).toMatchInlineSnapshot(`
    "What dist/ contains of other projects, and under which licences. Made by \`npm run licences\`.

    ================================================================================

    a 1.0.0 (MIT)
    c 3.0.0 (MIT)

    Copyright A

    Do as you like

    ================================================================================

    b 2.0.0 (ISC)
    d 4.0.0 (ISC)

    Copyright B

    NOTICE of B
    "
  `);
});

test('a package without a text of a licence that no other one has is refused by name', () => {
  const alone = { name: 'a', version: '1.0.0', licence: 'MIT', texts: [] };
  expect(() => licencesDocument([alone])).toThrow('a names MIT and has no text of it: add the text by hand');
});
