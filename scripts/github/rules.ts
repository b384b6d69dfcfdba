import { isDeepStrictEqual } from 'node:util';
import { type Job, type Step, stepsOf, type Workflow } from './workflow.ts';

/** What of the project the workflows name. */
export interface Project {
  readonly scripts: readonly string[];
  readonly inputs: readonly string[];
  readonly exists: (path: string) => boolean;
}

/**
 * What GitHub accepts and a reviewer would not. Each rule says all that it finds; a workflow that users
 * paste into theirs (`examples/workflow.yml`) is held to them as well.
 */
export function workflowProblems(workflow: Workflow, project: Project): readonly string[] {
  const problems = [
    ...ofWorkflow(workflow),
    ...workflow.jobs.flatMap((job) => ofJob(job).map((words) => `job ${job.id}: ${words}`)),
    ...stepsOf(workflow).flatMap((step) => ofStep(step, project)),
  ];
  return problems.map((words) => `${workflow.path}  ${words}`);
}

function ofWorkflow({ on, permissions, concurrency }: Workflow): readonly string[] {
  return [
    ...on
      .filter((event) => trusting.includes(event))
      .map((event) => `${event} runs a fork's code with this repository's token`),
    ...unless(isDeepStrictEqual(permissions, {}), 'permissions: {} is missing, so that jobs have more than they name'),
    ...unless(concurrency !== undefined, 'concurrency is missing: two runs at once, or one that goes on for nothing'),
  ];
}

const trusting = ['pull_request_target', 'workflow_run'];

function ofJob(job: Job): readonly string[] {
  return [
    ...unless(runners.includes(String(job['runs-on'])), `runs-on ${job['runs-on']} is none of ${runners.join(', ')}`),
    ...unless(job.permissions !== undefined, 'permissions are missing'),
    ...unless(job['timeout-minutes'] !== undefined, 'timeout-minutes is missing; GitHub waits for six hours'),
  ];
}

/** By number: what is `latest` changes without a commit. Source: the images that actions/runner-images lists. */
const runners = ['ubuntu-22.04', 'ubuntu-24.04', 'macos-15', 'windows-2025'];

function ofStep(step: Step, { scripts, inputs, exists }: Project): readonly string[] {
  const { run = '', uses = '', with: given = {} } = step;
  return [
    ...unless(!run.includes('${{'), `an expression is pasted into the script, hand it over by env: ${firstLine(run)}`),
    ...unless(!uses.startsWith('actions/checkout@') || given['persist-credentials'] === false, tokenStays),
    ...npmScripts(run)
      .filter((name) => !scripts.includes(name))
      .map((name) => `package.json has no script ${name}`),
    ...pathsIn(step)
      .filter((path) => !exists(path))
      .map((path) => `${path} is not there`),
    ...(ours.test(uses) ? Object.keys(given) : [])
      .filter((name) => !inputs.includes(name))
      .map((name) => `action.yml has no input ${name}`),
  ];
}

const ours = /^(\.\/$|org\/legacy-log-ecs@)/;

const tokenStays = 'checkout leaves its token in .git: persist-credentials: false';

function npmScripts(run: string): readonly string[] {
  return [...run.matchAll(/\bnpm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);
}

/** What a step takes from the project: `.ci/run`, `node scripts/docs.ts`, the Node of `.nvmrc`, an example. */
function pathsIn({ run = '', uses, with: given = {} }: Step): readonly string[] {
  const programs = [...run.matchAll(/(?:^|\s)(\.ci\/\S+|scripts\/\S+\.ts)/g)].map(([, path = '']) => path);
  const files = [given['node-version-file'], uses === './' ? given.config : undefined];
  return [...programs, ...files.filter((path) => typeof path === 'string')];
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function unless(holds: boolean, words: string): readonly string[] {
  return holds ? [] : [words];
}
