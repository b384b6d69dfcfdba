import type { Expression, Operator, Pattern } from './expression.ts';
import { compileCall } from './functions.ts';
import { malformed } from './malformed.ts';
import { fieldReader, type Row, type Value } from './row.ts';

export type Evaluate = (row: Row) => Value;

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
    case 'not': {
      const value = compile(expression.value);
      return (row) => truth(!isTrue(value(row)));
    }
    case 'minus': {
      const value = compile(expression.value);
      return (row) => arithmetic('-', 0, value(row));
    }
    case 'binary':
      return compileBinary(expression.operator, compile(expression.left), compile(expression.right));
    case 'matches': {
      const value = compile(expression.value);
      return (row) => truth(matches(value(row), expression.pattern));
    }
    case 'in': {
      const value = compile(expression.value);
      const list = expression.list.map(compile);
      return (row) => {
        const found = value(row);
        return truth(list.some((each) => isTrue(compare('=', found, each(row)))));
      };
    }
  }
}

function matches(value: Value, pattern: Pattern): boolean {
  if (value === undefined) return false;
  return typeof pattern === 'string' ? String(value).includes(pattern) : pattern.test(String(value));
}

export function isTrue(value: Value): boolean {
  return value !== undefined && value !== 0 && value !== '';
}

export function truth(holds: boolean): Value {
  return holds ? 1 : 0;
}

/** A field's text that is a number counts as one, whether the JSON has it in quotes or not. */
export function toNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (value === undefined || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

function compileBinary(operator: Operator, left: Evaluate, right: Evaluate): Evaluate {
  switch (operator) {
    case 'or':
      return (row) => truth(isTrue(left(row)) || isTrue(right(row)));
    case 'and':
      return (row) => truth(isTrue(left(row)) && isTrue(right(row)));
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return (row) => compare(operator, left(row), right(row));
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '^':
      return (row) => arithmetic(operator, left(row), right(row));
  }
}

/** By number where both sides are numbers, else by text. A field that is not there compares as false with anything. */
function compare(operator: '=' | '!=' | '<' | '<=' | '>' | '>=', left: Value, right: Value): Value {
  if (left === undefined || right === undefined) return truth(false);
  const order = compareValues(left, right);
  switch (operator) {
    case '=':
      return truth(order === 0);
    case '!=':
      return truth(order !== 0);
    case '<':
      return truth(order < 0);
    case '<=':
      return truth(order <= 0);
    case '>':
      return truth(order > 0);
    case '>=':
      return truth(order >= 0);
  }
}

/** Negative, 0 or positive. What is not there comes last. */
export function compareValues(left: Value, right: Value): number {
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  const [a, b] = [toNumber(left), toNumber(right)];
  if (a !== undefined && b !== undefined) return a - b;
  const [x, y] = [String(left), String(right)];
  return x < y ? -1 : Number(x > y);
}

function arithmetic(operator: '+' | '-' | '*' | '/' | '%' | '^', left: Value, right: Value): Value {
  const [a, b] = [toNumber(left), toNumber(right)];
  if (a === undefined || b === undefined) return undefined;
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? undefined : a / b;
    case '%':
      return b === 0 ? undefined : a % b;
    case '^':
      return a ** b;
  }
}
