/** A value in a query. Undefined is a field that the event does not have. Truth is 1 and 0, as Insights shows it. */
export type Value = number | string | undefined;

export function truth(holds: boolean): Value {
  return holds ? 1 : 0;
}

export function isTrue(value: Value): boolean {
  return value !== undefined && value !== 0 && value !== '';
}

/** A field's text that is a number counts as one, whether the JSON has it in quotes or not. */
export function toNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (value === undefined || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

/** Negative, 0 or positive: by number where both are numbers, else by text. What is not there comes last. */
export function compareValues(left: Value, right: Value): number {
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  const [a, b] = [toNumber(left), toNumber(right)];
  if (a !== undefined && b !== undefined) return a - b;
  const [x, y] = [String(left), String(right)];
  return x < y ? -1 : Number(x > y);
}
