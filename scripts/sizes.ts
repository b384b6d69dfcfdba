/** Prints how long files and functions are, and fails where they are longer than this project wants them. */
import { globSync, readFileSync } from 'node:fs';
import { parseSync, Visitor } from 'oxc-parser';

/** Lines. Measured on code bases of the same kind: a median of 54 for a file and 7 for a function, 90 % below 20. */
const goals = { medianFile: 60, medianFunction: 8, mostOf90Percent: 20, longestFunction: 60 } as const;

interface Measured {
  readonly folder: string;
  readonly files: readonly number[];
  readonly functions: readonly { readonly place: string; readonly lines: number }[];
}

const measured = ['src', 'local', 'images', 'action', 'cli', 'lambda', 'examples'].map(measure);
for (const { folder, files, functions } of measured) {
  const lines = functions.map((it) => it.lines);
  const [file, median, p90] = [quantile(files, 0.5), quantile(lines, 0.5), quantile(lines, 0.9)];
  console.log(
    `${folder.padEnd(7)} ${files.length} files, median ${file} lines; ${lines.length} functions, median ${median}, 90 % up to ${p90}, longest ${Math.max(...lines)}`,
  );
}
const problems = measured
  .filter(({ folder }) => folder === 'src' || folder === 'local' || folder === 'examples')
  .flatMap(({ folder, files, functions }) => {
    const lines = functions.map((it) => it.lines);
    return [
      ...above(`${folder}: the median file`, quantile(files, 0.5), goals.medianFile),
      ...above(`${folder}: the median function`, quantile(lines, 0.5), goals.medianFunction),
      ...above(`${folder}: 90 % of the functions`, quantile(lines, 0.9), goals.mostOf90Percent),
      ...functions.flatMap((it) => above(it.place, it.lines, goals.longestFunction)),
    ];
  });
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

function measure(folder: string): Measured {
  const texts = globSync(`${folder}/**/*.ts`)
    .toSorted()
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  return {
    folder,
    files: texts.map(({ text }) => lineOf(text, text.length) - 1),
    functions: texts.flatMap(({ file, text }) => functionsOf(file, text)),
  };
}

/** Functions with a body, and the methods of objects; an arrow that is one expression is as long as its statement. */
function functionsOf(file: string, text: string): Measured['functions'] {
  const found: { place: string; lines: number }[] = [];
  const note = (node: { start: number; end: number; body?: unknown }) => {
    if (!isBlock(node.body)) return;
    const first = lineOf(text, node.start);
    found.push({ place: `${file}:${first}`, lines: lineOf(text, node.end) - first + 1 });
  };
  new Visitor({ FunctionDeclaration: note, FunctionExpression: note, ArrowFunctionExpression: note }).visit(
    parseSync(file, text).program,
  );
  return found;
}

function isBlock(body: unknown): boolean {
  return (body as { readonly type?: string } | null | undefined)?.type === 'BlockStatement';
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
}

function above(what: string, value: number, goal: number): readonly string[] {
  return value <= goal ? [] : [`${what} has ${value} lines, more than ${goal}`];
}
