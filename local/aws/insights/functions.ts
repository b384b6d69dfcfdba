import { createHash } from 'node:crypto';
import type { Expression } from './expression.ts';
import { malformed } from './malformed.ts';
import { floorTo } from './period.ts';
import type { Evaluate } from './row.ts';
import { isTrue, toNumber, truth, type Value } from './value.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/**
 * Makes a call of a function into a function of a row.
 *
 * @throws AwsError MalformedQueryException for an unknown function or a wrong number of arguments
 */
export function compileCall(call: Call, compile: (expression: Expression) => Evaluate): Evaluate {
  if (call.name === 'bin' || call.name === 'datefloor') return compileFloor(call, compile);
  const known = Object.hasOwn(functions, call.name) ? functions[call.name] : undefined;
  const span = { start: call.at, end: call.at + call.name.length };
  if (!known) throw malformed(`the function ${call.name}() is not known`, span);
  const [least, most] = known.arguments;
  if (call.args.length < least || call.args.length > most) {
    throw malformed(`${call.name}() does not take ${call.args.length} arguments`, span);
  }
  const args = call.args.map(compile);
  return (row) => known.apply(...args.map((argument) => argument(row)));
}

/** `bin(5m)` floors @timestamp, `datefloor(field, 5m)` any time. */
function compileFloor(call: Call, compile: (expression: Expression) => Evaluate): Evaluate {
  const period = call.args.at(-1);
  const subject = call.name === 'bin' ? ({ kind: 'field', name: '@timestamp' } as const) : call.args[0];
  if (period?.kind !== 'period' || !subject || call.args.length !== (call.name === 'bin' ? 1 : 2)) {
    throw malformed(`${call.name}() takes a period such as 5m`, { start: call.at, end: call.at + call.name.length });
  }
  const value = compile(subject);
  return (row) => {
    const instantMs = toNumber(value(row));
    return instantMs === undefined ? undefined : floorTo(instantMs, period.period);
  };
}

interface Known {
  /** The least and the greatest number of arguments. */
  readonly arguments: readonly [number, number];
  apply(...values: readonly Value[]): Value;
}

const many = Number.POSITIVE_INFINITY;

const functions: Readonly<Record<string, Known>> = {
  tomillis: { arguments: [1, 1], apply: toNumber },
  frommillis: { arguments: [1, 1], apply: toNumber },
  abs: { arguments: [1, 1], apply: (value) => number(value, Math.abs) },
  ceil: { arguments: [1, 1], apply: (value) => number(value, Math.ceil) },
  floor: { arguments: [1, 1], apply: (value) => number(value, Math.floor) },
  ispresent: { arguments: [1, 1], apply: (value) => truth(value !== undefined) },
  isempty: { arguments: [1, 1], apply: (value) => truth(value === undefined || value === '') },
  isblank: { arguments: [1, 1], apply: (value) => truth(value === undefined || String(value).trim() === '') },
  coalesce: { arguments: [1, many], apply: (...values) => values.find((value) => value !== undefined) },
  if: { arguments: [3, 3], apply: (condition, then, otherwise) => (isTrue(condition) ? then : otherwise) },
  concat: { arguments: [1, many], apply: (...values) => values.map((value) => value ?? '').join('') },
  strlen: { arguments: [1, 1], apply: (value) => (value === undefined ? undefined : [...String(value)].length) },
  strcontains: {
    arguments: [2, 2],
    apply: (text, part) => truth(text !== undefined && part !== undefined && String(text).includes(String(part))),
  },
  trim: { arguments: [1, 1], apply: (value) => text(value, (it) => it.trim()) },
  tolower: { arguments: [1, 1], apply: (value) => text(value, (it) => it.toLowerCase()) },
  toupper: { arguments: [1, 1], apply: (value) => text(value, (it) => it.toUpperCase()) },
  md5: { arguments: [1, 1], apply: (value) => text(value, (it) => createHash('md5').update(it).digest('hex')) },
  sha256: { arguments: [1, 1], apply: (value) => text(value, (it) => createHash('sha256').update(it).digest('hex')) },
};

function number(value: Value, change: (number: number) => number): Value {
  const it = toNumber(value);
  return it === undefined ? undefined : change(it);
}

function text(value: Value, change: (text: string) => string): Value {
  return value === undefined ? undefined : change(String(value));
}
