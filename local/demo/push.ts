import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallRecord } from '../cloud.ts';
import { type ActionRun, runAction } from '../github/runner.ts';
import { awsEnv } from './config.ts';
import type { Deployed } from './result/result.ts';
import { elapsed } from './screen/elapsed.ts';
import type { Stage } from './stage.ts';

/** One push to the repository, as the workflow has it: the built Action deploys images of this tag. */
export async function push(stage: Stage, name: string, title: string, tag: string): Promise<Deployed> {
  const { screen, cloud, log } = stage;
  screen.say('');
  screen.say(title, 'title');
  const before = cloud.calls.length;
  const startedMs = Date.now();
  const run = await action(stage, { name, tag, inputs: {}, onLine: log.heard });
  const ms = Date.now() - startedMs;
  // The application's and the containers' own lines go to the same endpoint.
  const calls = cloud.calls.slice(before).filter((call) => call.operation !== 'PutLogEvents');
  if (stage.verbose) screen.say(`  calls: ${countsOf(calls)}`);
  const { outcome = 'failed', endpoint = '', address = '' } = run.outputs;
  if (run.exitCode !== 0) throw new Error(`the push ended with ${outcome}: ${errorsOf(run)}`);
  screen.say(`${outcome} in ${elapsed(ms)}: ${endpoint} is at ${address}`, 'good');
  const writes = calls.filter((call) => call.write).length;
  return { outcome, writes, calls: calls.length, seconds: ms / 1000, endpoint, address };
}

/** Renders the image folders by the Action, as a workflow does before `docker build`. */
export async function buildImages(stage: Stage): Promise<void> {
  const inputs = { command: 'render', 'output-directory': 'rendered' };
  const run = await action(stage, { name: 'render', tag: '1', inputs, onLine: () => undefined });
  if (run.exitCode !== 0) throw new Error(`render failed: ${errorsOf(run)}`);
}

/** Runs the Action; its whole log and its job summary stay in the workspace as `<name>.log` and `<name>.md`. */
async function action({ workspace, cloud, signal }: Stage, { name, tag, inputs, onLine }: Run): Promise<ActionRun> {
  const images = {
    'fluentd-image': `registry.example/demo-fluentd:${tag}`,
    'batch-image': `registry.example/demo-batch:${tag}`,
  };
  const env = awsEnv(cloud.endpoint);
  const run = await runAction({ inputs: { ...images, ...inputs }, event: 'push', workspace, env, signal, onLine });
  writeFileSync(join(workspace, `${name}.log`), `${run.log.join('\n')}\n`);
  writeFileSync(join(workspace, `${name}.md`), run.summary);
  return run;
}

interface Run {
  readonly name: string;
  readonly tag: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
}

/** `DescribeServices 3, CreateService 1`, the most frequent first. */
function countsOf(calls: readonly CallRecord[]): string {
  const byName = Object.groupBy(calls, ({ operation }) => operation);
  const counts = Object.entries(byName).map(([name, some = []]) => ({ name, count: some.length }));
  const sorted = counts.sort((one, other) => other.count - one.count);
  return sorted.map(({ name, count }) => `${name} ${count}`).join(', ') || 'none';
}

function errorsOf({ log }: ActionRun): string {
  const errors = log.filter((line) => line.startsWith('::error'));
  return errors.map((line) => line.replace(/^::error[^:]*::/, '')).join('; ') || 'it gave no reason';
}
