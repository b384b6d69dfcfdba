import { plainPens, richPens, toChart } from './result/chart.ts';
import { toJson } from './result/json.ts';
import { problemsOf } from './result/problems.ts';
import type { DemoResult } from './result/result.ts';
import { toTable } from './result/table.ts';
import { tryNext } from './screen/picture.ts';
import { jsonLine } from './screen/printable.ts';
import type { Screen } from './screen/screen.ts';
import { onStage, type StageOptions } from './stage.ts';
import { playStory } from './story.ts';

/** Plays the demo and says what came of it; 0 if every line arrived and nothing else is wrong, 1 if not. */
export async function play(options: StageOptions): Promise<number> {
  const result = await onStage(options, playStory);
  const problems = problemsOf(result);
  sayResult(options.screen, result, problems);
  if (options.json) process.stdout.write(`${jsonLine(toJson(result))}\n`);
  return problems.length === 0 ? 0 : 1;
}

function sayResult(screen: Screen, result: DemoResult, problems: readonly string[]): void {
  const chart = toChart(result.verified.windows, screen.isRich ? richPens : plainPens);
  for (const line of [...chart, ...groupLines(result), '', ...toTable(result), '']) screen.say(line);
  screen.say(`The Lambda says: ${result.verified.headline}`);
  for (const problem of problems) screen.say(problem, 'bad');
  if (isNoticed(result))
    screen.say('Those are the rows that were taken out: the Lambda noticed, and so the demo fails.');
  if (problems.length === 0) screen.say(wellWords(result), 'good');
  for (const line of ['', ...tryNext]) screen.say(line);
}

function wellWords({ isAggregated }: DemoResult): string {
  return isAggregated
    ? 'Every sum is that of the log, and every row is as it was sent.'
    : 'Every line arrived, once and unchanged.';
}

/** `path /cart: log 480, database 473` */
function groupLines({ verified: { groups } }: DemoResult): readonly string[] {
  const lines = groups.map(
    ({ group, lines, rows }) => `  ${JSON.parse(group).join(' ')}: log ${lines}, database ${rows}`,
  );
  return lines.length === 0 ? [] : ['', 'Paths whose sums differ:', ...lines.slice(0, mostGroups)];
}

const mostGroups = 10;

/** With `--lose` a failure is what has to come of it. */
function isNoticed({ lost, verified }: DemoResult): boolean {
  return lost > 0 && Number(verified.totals.missingLines) === lost;
}
