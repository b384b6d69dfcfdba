import {
  auto,
  ConfigInvalid,
  CutOff,
  cancellation,
  causeLines,
  choose,
  endIfCancelled,
  errorLine,
  errorMarkdown,
  LegacyLogError,
  NotPossible,
  type Outputs,
  prepare,
} from '../src/index.ts';
import { annotate } from './annotate.ts';
import type { Telling } from './github/telling.ts';
import { toldGithub } from './github.ts';
import { inputs } from './inputs.ts';
import * as core from './out.ts';

/** The Action: inputs → command → outputs, job summary, annotations, and one line where it failed. */
export async function runAction(): Promise<void> {
  maskCredentials();
  const signal = cancellation(atOnce);
  let told: Telling | undefined;
  try {
    const { command, because } = choose(core.getInput('command') || auto.name, process.env);
    if (command.terminalOnly) throw new NotPossible(`${command.name} is for the command line`, { hint: onTerminal });
    if (because !== undefined) core.notice(because, { title: 'legacy-log-ecs' });
    told = await toldGithub(command.name);
    const { warnings, run } = await prepare(command.invoke(inputs), process.env);
    annotate(warnings);
    const result = await core.group(`legacy-log-ecs ${command.name}`, () =>
      run({ signal, onLine: core.line, onOutputs: setOutputs }),
    );
    setOutputs(result.outputs);
    core.info(result.text);
    annotate(result.problems ?? []);
    await summarise(result.markdown);
    if (result.failure !== undefined) core.setFailed(result.failure);
    await told?.end({ ...result, outcome: result.outputs.outcome ?? result.status });
  } catch (error) {
    setOutputs({ outcome: 'failed', ...(isBeforeWriting(error) ? { changed: 'false' } : {}) });
    await fail(error);
    await told?.end({ markdown: errorMarkdown(error), status: 'not good', outcome: 'failed' });
  } finally {
    endIfCancelled(signal);
  }
}

/** An error for people was thrown before the first write: a failure after it is a Result. */
function isBeforeWriting(error: unknown): boolean {
  return error instanceof LegacyLogError && !(error instanceof CutOff);
}

/** The runner lost its patience. */
function atOnce(words: string): void {
  setOutputs({ outcome: 'failed' });
  core.setFailed(words);
}
const onTerminal = 'what it does is for a person to look at: run it on your own machine';

/** The runner masks what comes from `secrets`; credentials that another step exported are masked here as well. */
function maskCredentials(): void {
  for (const name of ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) {
    const value = process.env[name];
    if (value) core.setSecret(value);
  }
}

function setOutputs(outputs: Outputs): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

/** The failure line comes last, where people look first. */
async function fail(error: unknown): Promise<void> {
  if (error instanceof ConfigInvalid) annotate(error.problems);
  for (const line of causeLines(error)) core.info(line);
  if (!(error instanceof LegacyLogError) && error instanceof Error && error.stack) core.debug(error.stack);
  await summarise(errorMarkdown(error));
  core.setFailed(errorLine(error), error instanceof LegacyLogError ? error.place : undefined);
}

/** Loaded when there is something to write and somewhere to write it: it brings the streams of `fs/promises` along. */
async function summarise(markdown: string): Promise<void> {
  if (process.env.GITHUB_STEP_SUMMARY) await (await import('./summarise.ts')).summarise(markdown);
}
