import { expect, test } from 'vitest';
import { makeCursor } from '../../../../local/aws/insights/cursor.ts';
import type { Expression } from '../../../../local/aws/insights/expression.ts';
import { parseExpression } from '../../../../local/aws/insights/parseExpression.ts';
import { filterFields } from '../../../../src/verify/logs/filterFields.ts';

/** The fields of an expression as the stand-in reads it, which is written independently of what is tried here. */
function fieldsOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'field':
      return [expression.name];
    case 'call':
      return expression.args.flatMap(fieldsOf);
    case 'binary':
      return [...fieldsOf(expression.left), ...fieldsOf(expression.right)];
    case 'not':
    case 'minus':
    case 'matches':
      return fieldsOf(expression.value);
    case 'in':
      return [...fieldsOf(expression.value), ...expression.list.flatMap(fieldsOf)];
    case 'literal':
    case 'star':
    case 'period':
      return [];
  }
}

/** Numbers that look random and are the same in each run. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function expressionOf(next: (below: number) => number, depth: number): string {
  const one = (of: readonly string[]) => of[next(of.length)] ?? '';
  const inner = () => expressionOf(next, depth - 1);
  const field = () =>
    one(['status', 'request.path', 'items.0.id', '`http-path`', '`a or b`', '@message', 'inner', 'notes', 'like_that']);
  const text = () =>
    one(['"a"', "'b'", '"it\'s or"', '\'say "and"\'', '"\\" or other = 1"', '"# no comment"', '"a|b/c"']);
  const regex = () => one(['/a/', '/(?i)status/', '/a\\/b or c/', '/"quoted/', "/it's/", '/#/']);
  const comparison = one(['=', '!=', '<', '<=', '>', '>=']);
  const simple = [
    () => `${field()} ${comparison} ${text()}`,
    () => `${field()}${comparison}${next(500)}`,
    () => `${field()} like ${one([text(), regex()])}`,
    () => `${field()} not like ${regex()}`,
    () => `${field()} =~ ${regex()}`,
    () => `${field()} in [${text()}, ${next(9)}, ${field()}]`,
    () => `ispresent(${field()})`,
    () => `strlen( tolower(${field()}) ) / 2 > ${field()} * 1.5e3`,
    () => `isblank(${field()}) # ${text()} status\n`,
  ];
  const deep = [
    () => `(${inner()})`,
    () => `not ${inner()}`,
    () => `${inner()} and ${inner()}`,
    () => `${inner()} OR ${inner()}`,
  ];
  const forms = depth > 0 ? [...simple, ...deep, ...deep] : simple;
  return (forms[next(forms.length)] ?? inner)();
}

test.each(Array.from({ length: 20 }, (_, at) => at + 1))(
  '50 filters of seed %d name the fields that Insights would read',
  (seed) => {
    const next = numbers(seed);
    for (let at = 0; at < 50; at += 1) {
      const filter = expressionOf(next, 3);
      const { compared, asked } = filterFields(filter);
      const read = fieldsOf(parseExpression(makeCursor(filter))).filter((name) => name !== '@message');
      expect(new Set([...compared, ...asked]), filter).toEqual(new Set(read));
    }
  },
);
