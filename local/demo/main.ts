/** `npm run demo`: the main job of this project on one machine. See story.ts for what happens, in order. */
import { Interrupted, listenForInterruption } from './interruption.ts';
import { generateLines, readLines } from './lines.ts';
import { type DemoOptions, readOptions, usage } from './options.ts';
import { problemsOf, toJson, toTable } from './result.ts';
import { onStage } from './stage.ts';
import { playStory } from './story.ts';

process.exitCode = await main();

/** 0: every line arrived; 1: one did not, or something else is not as it should be; 2: it could not be played. */
async function main(): Promise<number> {
  const interrupted = listenForInterruption();
  const json = process.argv.includes('--json');
  try {
    const options = readOptions(process.argv.slice(2));
    if (options === undefined) {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    return await demo(options, linesOf(options), interrupted);
  } catch (error) {
    const because: unknown = interrupted.aborted ? interrupted.reason : error;
    const message = because instanceof Error ? because.message : String(because);
    process.stderr.write(`\nThe demo was not played to its end: ${message}\n`);
    if (json) process.stdout.write(`${JSON.stringify({ error: message })}\n`);
    return because instanceof Interrupted ? because.status : 2;
  }
}

async function demo(options: DemoOptions, lines: readonly string[], signal: AbortSignal): Promise<number> {
  const say = (line: string) => void (options.json ? process.stderr : process.stdout).write(`${line}\n`);
  const result = await onStage({ ...options, lines, say, signal }, playStory);
  const problems = problemsOf(result);
  say(`\n${toTable(result)}\n`);
  for (const problem of problems) say(`NOT GOOD: ${problem}`);
  if (problems.length === 0) say('Every line arrived, once and unchanged.');
  if (options.json) process.stdout.write(`${JSON.stringify(toJson(result))}\n`);
  return problems.length === 0 ? 0 : 1;
}

function linesOf({ log, events, lose }: DemoOptions): readonly string[] {
  const lines = log === undefined ? generateLines(events) : readLines(log);
  if (lose > lines.length) throw new Error(`--lose ${lose} is more than the ${lines.length} lines that are sent`);
  return lines;
}
