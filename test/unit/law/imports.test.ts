import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

/** The relative imports of every TypeScript file below a folder, as paths from the project's root. */
function importsOf(folder: string): readonly Import[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const from = join(folder, name);
      const text = readFileSync(from, 'utf8');
      return [...text.matchAll(/(?:^|\n)(?:import|export)( type)? [^;]*?from '(\.[^']+)'|import\('(\.[^']+)'\)/g)].map(
        ([, type, path = '', lazy = '']) => ({
          from,
          to: relative('.', join(dirname(from), path || lazy)),
          typeOnly: type !== undefined,
        }),
      );
    });
}

const crossings = (folder: string, forbidden: RegExp) =>
  importsOf(folder)
    .filter(({ to, typeOnly }) => forbidden.test(to) && !typeOnly)
    .map(({ from, to }) => `${from} → ${to}`);

test('the imports are read: the entries come through the one door', () => {
  const entries = ['action', 'cli'].flatMap((folder) => importsOf(folder).filter(({ to }) => to.startsWith('src/')));
  expect(entries.length).toBeGreaterThan(0);
  expect([...new Set(entries.map(({ to }) => to))]).toEqual(['src/index.ts']);
});

test.each([
  { name: 'deploy does not know verify', folder: 'src/deploy', forbidden: /^src\/verify\// },
  { name: 'verify does not know deploy or render', folder: 'src/verify', forbidden: /^src\/(deploy|render)\// },
  { name: 'render does not know deploy or verify', folder: 'src/render', forbidden: /^src\/(deploy|verify)\// },
  { name: 'config knows none of them', folder: 'src/config', forbidden: /^src\/(deploy|verify|render|report|run)\// },
  { name: 'report does not know the commands', folder: 'src/report', forbidden: /^src\/run\// },
  { name: 'local is an independent judge', folder: 'local', forbidden: /^src\/(?!values\/)/ },
  {
    name: 'src knows neither the stand-in nor the entries',
    folder: 'src',
    forbidden: /^(local|action|cli|lambda|test)\//,
  },
])('$name', ({ folder, forbidden }) => {
  expect(crossings(folder, forbidden)).toEqual([]);
});

test('a pure file of src takes nothing but types from one that touches the world; the doors open both', () => {
  const doors = ['src/index.ts', 'src/verify/index.ts'];
  const pure = importsOf('src').filter(({ from }) => !from.endsWith('.io.ts') && !doors.includes(from));
  expect(pure.length).toBeGreaterThan(0);
  const reaching = pure.filter(({ to, typeOnly }) => to.endsWith('.io.ts') && !typeOnly);
  expect(reaching.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});
