/**
 * `npm run soak`: sends lines without a pause while the collector and the batch are replaced, killed and cut off, and
 * counts at the end what arrived, to the line. The last line is one JSON object.
 */
import { whyNoMount } from './limitedVolume.ts';
import { readOptions, type SoakOptions, usage } from './options.ts';
import { problemsOf, type SoakResult } from './result.ts';
import { onStage } from './stage.ts';
import { playSoak } from './story.ts';

const options = read();
if (options) {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => controller.abort(new Error(`ended by ${name}`)));
  const say = (line: string) => process.stderr.write(`${line}\n`);
  tell(await onStage(options, say, controller.signal, playSoak), say);
}

function read(): SoakOptions | undefined {
  try {
    const found = readOptions(process.argv.slice(2));
    if (!found) process.stdout.write(`${usage}\n`);
    const because = found && found.full > 0 ? whyNoMount() : undefined;
    if (because === undefined) return found;
    throw new Error(`--full ${found?.full} needs a volume that has an end, and none can be mounted here: ${because}`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exitCode = 2;
    return undefined;
  }
}

function tell(result: SoakResult, say: (line: string) => void): void {
  const problems = problemsOf(result);
  for (const problem of problems) say(`✗ ${problem}`);
  if (problems.length === 0) say(wellWords(result));
  say(result.verification.headline);
  const { options, watched, crashes, ...figures } = result;
  const { seed, mode, volume, sender } = options;
  const told = {
    ...figures,
    resent: figures.resent ?? null,
    kills: figures.kills + crashes,
    watched: { ...watched, changed: watched.changed.length },
  };
  process.stdout.write(`${JSON.stringify({ ...told, seed, mode, volume, sender, problems })}\n`);
  if (problems.length > 0) process.exitCode = 1;
}

/** Without a lasting volume it is well when what is lost is known, and not when nothing is. */
function wellWords({ options, lost }: SoakResult): string {
  return options.volume === 'anonymous'
    ? `✔ ${lost} lines went with the volume of their task, and the verification names just those`
    : '✔ every line stands in the files once, and in a row once';
}
