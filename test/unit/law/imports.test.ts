import { expect, test } from 'vitest';
import { judgeImports } from '../../../scripts/imports/judge.ts';
import { readPicture } from '../../../scripts/imports/picture.ts';
import { type Import, importsOf } from '../../../scripts/imports/read.io.ts';

const picture = readPicture(`# Where things are
<!-- imports: checked by npm run imports -->
\`\`\`
src/deploy → src/aws, src/world
src/aws    → src/world
src/world  → –
local, cli → src (types)
\`\`\`
<!-- /imports -->
`);

/** What keeps each arrow of the picture from being one along which nothing is imported. */
const used = [
  ...importsOf('src/deploy/a.ts', "import { b } from '../aws/b.ts';\nimport { c } from '../world/c.ts';\n"),
  ...importsOf('src/aws/b.ts', "import { c } from '../world/c.ts';\n"),
  ...importsOf('local/d.ts', "import type { C } from '../src/world/c.ts';\n"),
  ...importsOf('cli/d.ts', "import type { C } from '../src/world/c.ts';\n"),
];

const judged = (file: string, text: string) => judgeImports([...used, ...importsOf(file, text)], picture);

test('imports along the arrows of the picture are good', () => {
  expect(judgeImports(used, picture)).toEqual([]);
});

test.each([
  {
    name: 'an import against the arrows',
    file: 'src/world/c.ts',
    text: "import { x } from '../deploy/x.ts';\n",
    problem: 'src/world/c.ts imports src/deploy/x.ts: src/world may not import src/deploy',
  },
  {
    name: 'a type against the arrows',
    file: 'src/aws/b.ts',
    text: "import type { X } from '../deploy/x.ts';\n",
    problem: 'src/aws/b.ts imports src/deploy/x.ts: src/aws may not import src/deploy',
  },
  {
    name: 'an export against the arrows',
    file: 'src/aws/b.ts',
    text: "export * from '../deploy/x.ts';\n",
    problem: 'src/aws/b.ts imports src/deploy/x.ts: src/aws may not import src/deploy',
  },
  {
    name: 'a lazy import against the arrows',
    file: 'src/aws/b.io.ts',
    text: "export const x = () => import('../deploy/x.ts');\n",
    problem: 'src/aws/b.io.ts imports src/deploy/x.ts: src/aws may not import src/deploy',
  },
  {
    name: 'more than a type where only types may go',
    file: 'local/d.ts',
    text: "import { x } from '../src/world/c.ts';\n",
    problem: 'local/d.ts imports src/world/c.ts: local may not import more than types of src/world',
  },
  {
    name: 'a type beside a value where only types may go',
    file: 'local/d.ts',
    text: "import { type X, y } from '../src/world/c.ts';\n",
    problem: 'local/d.ts imports src/world/c.ts: local may not import more than types of src/world',
  },
  {
    name: 'a file in no room',
    file: 'src/new/a.ts',
    text: "import { x } from '../world/c.ts';\n",
    problem: 'src/new/a.ts is in no room of the picture',
  },
  {
    name: 'a circle of files, though only a type closes it',
    file: 'src/world/c.ts',
    text: "import { e } from './e.ts';\nimport type { B } from '../aws/b.ts';\n",
    problem: 'a circle of files: src/aws/b.ts, src/world/c.ts',
  },
  {
    name: 'a circle of rooms that no circle of files makes',
    file: 'src/world/f.ts',
    text: "import type { A } from '../deploy/z.ts';\n",
    problem: 'a circle of rooms: src/aws, src/deploy, src/world',
  },
  {
    name: 'a package that is loaded late as a whole',
    file: 'src/aws/b.io.ts',
    text: "export const client = async () => new (await import('@aws-sdk/client-ec2')).EC2Client({});\n",
    problem:
      'src/aws/b.io.ts loads the whole of @aws-sdk/client-ec2: import what it needs of it in a file of its own, and load that',
  },
  {
    name: 'a client of AWS in a pure file',
    file: 'src/aws/b.ts',
    text: "import { ECSClient } from '@aws-sdk/client-ecs';\n",
    problem: 'src/aws/b.ts is pure, and takes more than types of @aws-sdk/client-ecs',
  },
  {
    name: 'a driver in a pure file',
    file: 'src/aws/b.ts',
    text: "import pg from 'pg';\n",
    problem: 'src/aws/b.ts is pure, and takes more than types of pg',
  },
  {
    name: 'a file that touches the world in a pure one',
    file: 'src/aws/b.ts',
    text: "import { now } from './clock.io.ts';\n",
    problem: 'src/aws/b.ts is pure, and takes more than types of src/aws/clock.io.ts',
  },
  {
    name: 'the same, loaded later',
    file: 'src/aws/b.ts',
    text: "export const now = () => import('./clock.io.ts');\n",
    problem: 'src/aws/b.ts is pure, and loads src/aws/clock.io.ts',
  },
])('$name is told', ({ file, text, problem }) => {
  expect(judged(file, text)).toContain(problem);
});

test('types of a package, and of a file that touches the world, may be imported anywhere', () => {
  const text = "import type { ECSClient } from '@aws-sdk/client-ecs';\nimport type { Now } from './clock.io.ts';\n";
  expect(judged('src/aws/b.ts', text)).toEqual([]);
});

test('an arrow along which nothing is imported is told, so that the picture is never more than the code', () => {
  const fewer = used.filter(({ from }: Import) => from !== 'src/aws/b.ts');
  expect(judgeImports(fewer, picture)).toEqual(['the picture says src/aws → src/world, and nothing is imported there']);
});

test('a text without the picture is an error', () => {
  expect(() => readPicture('# Nothing is drawn here\n')).toThrow(
    'there is no picture of the imports between its markers',
  );
});
