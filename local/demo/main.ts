/** `npm run demo`: the main job of this project on one machine. See story.ts for what happens, in order. */
import { Interrupted, listenForInterruption } from './interruption.ts';
import { generateLines, readLines } from './lines.ts';
import { writtenLines } from './nginx/requests.ts';
import { type DemoOptions, readOptions, usage } from './options.ts';
import { pictureOf, title } from './screen/picture.ts';
import { jsonLine } from './screen/printable.ts';
import { openScreen, type Screen } from './screen/screen.ts';

process.exitCode = await main();

/** 0: every line arrived; 1: one did not, or something else is not as it should be; 2: it could not be played. */
async function main(): Promise<number> {
  const interrupted = listenForInterruption();
  const json = process.argv.includes('--json');
  const screen = openScreen(json ? process.stderr : process.stdout);
  try {
    const options = readOptions(process.argv.slice(2));
    if (options === undefined) {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    return await demo(options, screen, interrupted);
  } catch (error) {
    const because: unknown = interrupted.aborted ? interrupted.reason : error;
    screen.live(undefined);
    const message = because instanceof Error ? because.message : String(because);
    openScreen(process.stderr).say(`The demo was not played to its end: ${message}`, 'bad');
    if (json) process.stdout.write(`${jsonLine({ error: message })}\n`);
    return because instanceof Interrupted ? because.status : 2;
  }
}

async function demo(options: DemoOptions, screen: Screen, signal: AbortSignal): Promise<number> {
  const lines = linesOf(options);
  screen.say(title, 'title');
  for (const line of ['', ...pictureOf(options.nginx), '']) screen.say(line);
  screen.live(() => 'getting ready');
  // Only now: what the stage needs takes a while to load, and a reader has begun to read.
  const { play } = await import('./play.ts');
  return play({ ...options, lines, screen, signal });
}

function linesOf({ log, events, lose, aggregate, nginx }: DemoOptions): readonly string[] {
  const generated = () => (nginx ? writtenLines(events) : generateLines(events, aggregate === undefined));
  const lines = log === undefined ? generated() : readLines(log);
  if (lose > lines.length) throw new Error(`--lose ${lose} is more than the ${lines.length} lines that are sent`);
  return lines;
}
