import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { awsEnv } from '../../local/demo/config.ts';
import { type ActionRun, runAction } from '../../local/github/runner.ts';
import type { Stage } from './stage.ts';

/** One push, as the workflow has it: the built Action deploys images of this tag. Returns `fluentd.internal:24224`. */
export async function push(stage: Stage, name: string, tag: string): Promise<string> {
  const { exitCode, outputs, log } = await action(stage, name, tag, {});
  if (exitCode === 0) return outputs.endpoint ?? '';
  throw new Error(`${name} ended with ${outputs.outcome ?? exitCode}: ${errorsOf(log)}`);
}

/** Renders the image folders by the Action, as a workflow does before `docker build`. */
export async function render(stage: Stage): Promise<void> {
  const inputs = { command: 'render', 'output-directory': 'rendered' };
  const { exitCode, log } = await action(stage, 'render', '0', inputs);
  if (exitCode !== 0) throw new Error(`render failed: ${errorsOf(log)}`);
}

async function action(
  stage: Stage,
  name: string,
  tag: string,
  more: Readonly<Record<string, string>>,
): Promise<ActionRun> {
  const { workspace, cloud, signal } = stage;
  const inputs = {
    'fluentd-image': `registry.example/soak-fluentd:${tag}`,
    'batch-image': `registry.example/soak-batch:${tag}`,
    ...more,
  };
  const run = await runAction({ inputs, event: 'push', workspace, env: awsEnv(cloud.endpoint), signal });
  writeFileSync(join(workspace, `${name}.log`), `${run.log.join('\n')}\n`);
  return run;
}

function errorsOf(log: readonly string[]): string {
  return log.filter((line) => line.startsWith('::error')).join('; ') || 'it gave no reason';
}
