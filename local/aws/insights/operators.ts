import type { Operator } from './expression.ts';
import { compareValues, isTrue, toNumber, truth, type Value } from './value.ts';

type Apply = (left: Value, right: Value) => Value;

/** What stands between two values, as a function of both. */
export const operators: Readonly<Record<Operator, Apply>> = {
  or: (left, right) => truth(isTrue(left) || isTrue(right)),
  and: (left, right) => truth(isTrue(left) && isTrue(right)),
  '=': comparison((order) => order === 0),
  '!=': comparison((order) => order !== 0),
  '<': comparison((order) => order < 0),
  '<=': comparison((order) => order <= 0),
  '>': comparison((order) => order > 0),
  '>=': comparison((order) => order >= 0),
  '+': arithmetic((a, b) => a + b),
  '-': arithmetic((a, b) => a - b),
  '*': arithmetic((a, b) => a * b),
  '/': arithmetic((a, b) => (b === 0 ? undefined : a / b)),
  '%': arithmetic((a, b) => (b === 0 ? undefined : a % b)),
  '^': arithmetic((a, b) => a ** b),
};

/** A field that is not there compares as false with anything. */
function comparison(holds: (order: number) => boolean): Apply {
  return (left, right) => truth(left !== undefined && right !== undefined && holds(compareValues(left, right)));
}

function arithmetic(calculate: (a: number, b: number) => number | undefined): Apply {
  return (left, right) => {
    const [a, b] = [toNumber(left), toNumber(right)];
    return a === undefined || b === undefined ? undefined : calculate(a, b);
  };
}
