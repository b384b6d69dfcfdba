import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'yaml';
import { ended } from './cancel.ts';
import { parseOutputs } from './outputs.ts';
import { shownLines } from './workflowCommand.ts';

export interface ActionRun {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly log: readonly string[];
}

export interface ActionOptions {
  readonly inputs: Readonly<Record<string, string>>;
  readonly event: string;
  readonly workspace: string;
  readonly env: Readonly<Record<string, string>>;
  /** Cancels the job when it is aborted; the promise then rejects with the signal's reason once the Action has ended. */
  readonly signal?: AbortSignal;
  /** Each line as the runner's page shows it. */
  readonly onLine?: (line: string) => void;
}

/**
 * Starts the built Action as GitHub's runner does: `main` of action.yml on the node of `runs.using`, every input as
 * `INPUT_<NAME>` with its default, files for outputs and the summary, an event's name. Stands in for the runner;
 * the bundle is the one that users get.
 */
export async function runAction(options: ActionOptions): Promise<ActionRun> {
  options.signal?.throwIfAborted();
  const action = readAction();
  const inputs = inputVariables(action, options.inputs);
  const files = makeFiles(options.workspace);
  const child = spawn(process.execPath, [join(root, action.runs.main)], {
    cwd: options.workspace,
    env: { ...environment(options, files), ...inputs, ...options.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const log: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    log.push(line);
    for (const shown of shownLines(line)) options.onLine?.(shown);
  });
  try {
    const exitCode = await ended(child, options.signal);
    const outputs = parseOutputs(readFileSync(files.output, 'utf8'));
    return { exitCode, outputs, summary: readFileSync(files.summary, 'utf8'), log };
  } finally {
    rmSync(files.folder, { recursive: true, force: true });
  }
}

const root = resolve(import.meta.dirname, '../..');

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

function readAction(): ActionFile {
  return parse(readFileSync(join(root, 'action.yml'), 'utf8'));
}

/** Every input of action.yml as `INPUT_<NAME>`, with its default where none is given. */
function inputVariables({ inputs }: ActionFile, given: Readonly<Record<string, string>>): Record<string, string> {
  const unknown = Object.keys(given).find((name) => !(name in inputs));
  if (unknown !== undefined) throw new Error(`action.yml has no input "${unknown}"`);
  const variables = Object.entries(inputs).map(([name, { default: value = '' }]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    given[name] ?? value,
  ]);
  return Object.fromEntries(variables);
}

interface Files {
  readonly folder: string;
  readonly output: string;
  readonly summary: string;
}

function makeFiles(workspace: string): Files {
  const folder = mkdtempSync(join(workspace, '.runner-'));
  const files = { folder, output: join(folder, 'output'), summary: join(folder, 'summary.md') };
  writeFileSync(files.output, '');
  writeFileSync(files.summary, '');
  return files;
}

function environment({ event, workspace }: ActionOptions, { output, summary }: Files): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_NAME: event,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
  };
}
