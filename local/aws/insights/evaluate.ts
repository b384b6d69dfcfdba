import type { Expression, Pattern } from './expression.ts';
import { compileCall } from './functions.ts';
import { malformed } from './malformed.ts';
import { operators } from './operators.ts';
import { type Evaluate, fieldReader } from './row.ts';
import { isTrue, truth, type Value } from './value.ts';

/**
 * Makes an expression into a function of a row, once for all rows.
 *
 * @throws AwsError MalformedQueryException for a function that is not known, or a `*` or a period out of place
 */
export function compile(expression: Expression): Evaluate {
  switch (expression.kind) {
    case 'literal':
      return () => expression.value;
    case 'field':
      return fieldReader(expression.name);
    case 'star':
    case 'period':
      throw malformed(`a ${expression.kind} cannot stand there`, { start: 0, end: 0 });
    case 'call':
      return compileCall(expression, compile);
    case 'not':
      return mapped(compile(expression.value), (value) => truth(!isTrue(value)));
    case 'minus':
      return mapped(compile(expression.value), (value) => operators['-'](0, value));
    case 'matches':
      return mapped(compile(expression.value), (value) => truth(matches(value, expression.pattern)));
    case 'binary':
      return compileBinary(operators[expression.operator], compile(expression.left), compile(expression.right));
    case 'in':
      return compileIn(compile(expression.value), expression.list.map(compile));
  }
}

function mapped(value: Evaluate, change: (value: Value) => Value): Evaluate {
  return (row) => change(value(row));
}

function compileBinary(apply: (left: Value, right: Value) => Value, left: Evaluate, right: Evaluate): Evaluate {
  return (row) => apply(left(row), right(row));
}

function compileIn(value: Evaluate, list: readonly Evaluate[]): Evaluate {
  return (row) => {
    const found = value(row);
    return truth(list.some((each) => isTrue(operators['='](found, each(row)))));
  };
}

function matches(value: Value, pattern: Pattern): boolean {
  if (value === undefined) return false;
  return typeof pattern === 'string' ? String(value).includes(pattern) : pattern.test(String(value));
}
