import * as core from '@actions/core';
import { context } from '@actions/github';
import {
  autoCommand,
  ConfigInvalid,
  cancellation,
  causeLines,
  errorLine,
  errorMarkdown,
  LegacyLogError,
  loadConfig,
  overridesFor,
  run,
} from '../src/index.ts';
import { annotate } from './annotate.ts';
import { readInputs } from './inputs.ts';

/** The Action: inputs → command → outputs, job summary, annotations, and one line where it failed. */
export async function runAction(): Promise<void> {
  maskCredentials();
  try {
    const inputs = readInputs();
    const command = inputs.command === 'auto' ? autoCommand(context.eventName) : inputs.command;
    const { config, warnings } = await loadConfig(inputs.config, {
      variables: process.env,
      overrides: overridesFor(command, inputs.overrides),
    });
    annotate(warnings);
    const result = await core.group(`legacy-log-ecs ${command}`, () =>
      run({
        command,
        config,
        outputDirectory: inputs.outputDirectory,
        wait: inputs.wait,
        timeoutMs: inputs.timeoutMinutes * 60_000,
        force: inputs.force,
        from: inputs.from,
        to: inputs.to,
        signal: cancellation(),
        onLine: (line) => core.info(line),
        onOutputs: setOutputs,
      }),
    );
    setOutputs(result.outputs);
    core.info(result.text);
    await summarise(result.markdown);
    if (result.failure !== undefined) core.setFailed(result.failure);
  } catch (error) {
    // An error for people was thrown before the first write: a failure after it is a Result.
    setOutputs({ outcome: 'failed', ...(error instanceof LegacyLogError ? { changed: 'false' } : {}) });
    await fail(error);
  }
}

/** The runner masks what comes from `secrets`; credentials that another step exported are masked here as well. */
function maskCredentials(): void {
  for (const name of ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) {
    const value = process.env[name];
    if (value) core.setSecret(value);
  }
}

function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

/** The failure line comes last, where people look first. */
async function fail(error: unknown): Promise<void> {
  if (error instanceof ConfigInvalid) annotate(error.problems);
  for (const line of causeLines(error)) core.info(line);
  if (!(error instanceof LegacyLogError) && error instanceof Error && error.stack) core.debug(error.stack);
  await summarise(errorMarkdown(error));
  core.setFailed(errorLine(error));
}

/** Loaded when there is something to write and somewhere to write it: it brings the streams of `fs/promises` along. */
async function summarise(markdown: string): Promise<void> {
  if (process.env.GITHUB_STEP_SUMMARY) await (await import('./summarise.ts')).summarise(markdown);
}
