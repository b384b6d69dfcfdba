import { alwaysTold, askedFor } from './alwaysTold.ts';

type Members = Readonly<Record<string, unknown>>;

/** An answer that leaves out what AWS always tells. Named as the SDK names errors, by which it is known. */
export class AnswerNotWhole extends Error {
  override readonly name = 'AnswerNotWhole';
}

/** @param call client and operation, `ECS.DescribeServices`. @throws AnswerNotWhole. */
export function refuseUnlessWhole(call: string, input: object, answer: object): void {
  const fact = untoldIn(call, input as Members, answer as Members);
  if (fact !== undefined) throw new AnswerNotWhole(fact);
}

function untoldIn(call: string, input: Members, answer: Members): string | undefined {
  const empty = nullIn(answer);
  if (empty !== undefined) return `the answer has an entry of ${empty} that says nothing`;
  const untold = (alwaysTold[call] ?? []).find((path) => !isTold(answer, path.split('.')));
  if (untold !== undefined) return `the answer does not tell ${untold}`;
  return unansweredIn(askedFor[call], input, answer);
}

function isTold(value: unknown, [first, ...rest]: readonly string[]): boolean {
  // What is no number where AWS gives one is read as NaN.
  if (first === undefined) return value !== undefined && value !== null && value !== '' && !Number.isNaN(value);
  const isEach = first.endsWith('[]');
  const member = (value as Members | undefined)?.[isEach ? first.slice(0, -2) : first];
  if (isEach) return Array.isArray(member) && member.every((entry) => isTold(entry, rest));
  return isTold(member, rest);
}

function unansweredIn(
  lists: readonly [string, string] | undefined,
  input: Members,
  answer: Members,
): string | undefined {
  if (lists === undefined) return undefined;
  const [asked, told] = [lengthOf(input[lists[0]]), lengthOf(answer[lists[1]]) + lengthOf(answer.failures)];
  return told < asked ? `of ${asked} ${lists[0]} asked for, the answer tells of ${told}` : undefined;
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}

/** The path of a list with an entry that is null, which no service means. */
function nullIn(value: unknown, path = ''): string | undefined {
  if (Array.isArray(value) && value.includes(null)) return path;
  if (!Array.isArray(value) && !isStructure(value)) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = nullIn(member, Array.isArray(value) ? path : [path, name].filter((part) => part !== '').join('.'));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the SDK made of JSON or XML; a date, bytes or a stream is a value of its own. */
function isStructure(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
