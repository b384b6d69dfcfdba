import { expect, test } from 'vitest';
import { judgeMutants, type MutationReport } from '../../../scripts/mutants/judge.ts';

const source = 'export const isOver = (ms: number) =>\n  ms >= 5 || false;\n';

const mutant = (status: string, line: number, from: number, to: number, replacement: string) => ({
  status,
  mutatorName: 'Some',
  replacement,
  location: { start: { line, column: from }, end: { line, column: to } },
});

const report: MutationReport = {
  files: {
    'src/over.ts': {
      source,
      mutants: [
        mutant('Killed', 2, 3, 10, 'ms < 5'),
        mutant('Timeout', 2, 3, 19, 'true'),
        mutant('Survived', 2, 3, 10, 'ms > 5'),
        mutant('NoCoverage', 2, 14, 19, 'true'),
        mutant('CompileError', 2, 3, 10, 'ms'),
        mutant('Ignored', 2, 3, 10, ''),
      ],
    },
  },
};

const equivalent = { file: 'src/over.ts', code: 'ms >= 5', mutant: 'ms > 5', why: 'never 5' };

test('what could be tried counts, and a time-out is noticed', () => {
  expect(judgeMutants(report, [])).toMatchObject({ mutants: 4, killed: 2, score: 50 });
});

test('a survivor is named with its place and both texts, unless the list explains it', () => {
  expect(judgeMutants(report, [equivalent]).unexplained).toEqual(['src/over.ts:2:14  NoCoverage Some: false  →  true']);
});

test('an entry of which nothing survives is outdated, but only where its file was tried', () => {
  const gone = { ...equivalent, mutant: 'ms < 5' };
  expect(judgeMutants(report, [gone, { ...gone, file: 'src/other.ts' }]).outdated).toEqual([gone]);
});
