import { expect, test } from 'vitest';
import { annotationOf, explainProblem } from '../../../src/config/explain.ts';

test('a problem is its place, the fact, and the hint below it', () => {
  const problem = {
    severity: 'error',
    file: 'legacy-log-ecs.yml',
    line: 14,
    column: 5,
    message: 'discovery.namspace is not a known setting',
    hint: 'did you mean "namespace"?',
  } as const;
  expect(explainProblem(problem)).toMatchInlineSnapshot(`
    "legacy-log-ecs.yml:14:5  discovery.namspace is not a known setting
      hint: did you mean "namespace"?"
  `);
});

test('a warning is marked but in an annotation, which shows its place by itself, and a problem without a hint is one line', () => {
  const problem = { severity: 'warning', file: 'c.yml', line: 1, column: 1, message: 'it may lose lines' } as const;
  expect(explainProblem(problem)).toMatchInlineSnapshot(`"c.yml:1:1  warning: it may lose lines"`);
  expect(annotationOf(problem)).toMatchInlineSnapshot(`"it may lose lines"`);
});
