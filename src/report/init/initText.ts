import { explainProblem } from '../../config/explain.ts';
import type { Begun } from '../../init/begun.ts';
import { plain } from '../escape.ts';
import { counted } from '../words.ts';

/** What init has done, for a terminal: the files, and all that is left to a person, each with its place. */
export function initText(begun: Begun): string {
  const { files, plan } = begun;
  return [
    `${counted(files.length, 'file')} written:`,
    ...files.map((path) => `  ${plain(path)}`),
    ...toDo(begun),
    ...part('What the configuration cannot say, or says otherwise (it stands there in comments too)', begun.notes),
    ...part(
      'What the check says',
      begun.problems.flatMap((problem) => explainProblem(problem).split('\n')),
    ),
    ...(plan === undefined ? [] : part('A deploy would do this now', plan.split('\n'))),
    next(begun),
  ].join('\n');
}

/** What a person has to fill in: lines of the configuration, and variables of the repository. */
export function toDo({ config, gaps, left, variables, build }: Begun): readonly string[] {
  return [
    ...part('To fill in', [
      ...gaps.map(({ line, path, what }) => `${config}:${line}  ${path}: ${what}`),
      ...left.map(({ path, line, what }) => `${path}:${line}  ${what}`),
      ...variables.map(({ path, line, name }) => `${path}:${line}  ${name} of the repository`),
    ]),
    ...part('To build', build === undefined ? [] : [build]),
  ];
}

function part(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return [`${title}:`, ...lines.map((line) => plain(`  ${line}`))];
}

function next({ gaps, config }: Begun): string {
  const check = `legacy-log-ecs check --config ${plain(config)} --fluentd-image x:1 --batch-image x:1`;
  return gaps.length === 0 ? `Then: ${check}, and plan` : `Then: ${check} names what is still missing`;
}
