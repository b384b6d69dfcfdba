import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'yaml';

export interface ActionRun {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly log: readonly string[];
}

/**
 * Starts the built Action as GitHub's runner does: `main` of action.yml on the node of `runs.using`, every input as
 * `INPUT_<NAME>` with its default, files for outputs and the summary, an event's name. Stands in for the runner;
 * the bundle is the one that users get.
 */
export async function runAction(options: {
  readonly inputs: Readonly<Record<string, string>>;
  readonly event: string;
  readonly workspace: string;
  readonly env: Readonly<Record<string, string>>;
  /** Cancels the job when it is aborted; the promise then rejects with the signal's reason once the Action has ended. */
  readonly signal?: AbortSignal;
  /** Each line as the runner's page shows it. */
  readonly onLine?: (line: string) => void;
}): Promise<ActionRun> {
  options.signal?.throwIfAborted();
  const root = resolve(import.meta.dirname, '../..');
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as ActionFile;
  for (const name of Object.keys(options.inputs)) {
    if (!(name in action.inputs)) throw new Error(`action.yml has no input "${name}"`);
  }
  const files = mkdtempSync(join(options.workspace, '.runner-'));
  const [output, summary] = [join(files, 'output'), join(files, 'summary.md')];
  writeFileSync(output, '');
  writeFileSync(summary, '');
  const inputs = Object.entries(action.inputs).map(([name, { default: value = '' }]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    options.inputs[name] ?? value,
  ]);
  const child = spawn(process.execPath, [join(root, action.runs.main)], {
    cwd: options.workspace,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      ...Object.fromEntries(inputs),
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: options.workspace,
      GITHUB_EVENT_NAME: options.event,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const log: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    log.push(line);
    for (const shown of asShown(line)) options.onLine?.(shown);
  });
  try {
    const exitCode = await ended(child, options.signal);
    const outputs = parseOutputs(readFileSync(output, 'utf8'));
    return { exitCode, outputs, summary: readFileSync(summary, 'utf8'), log };
  } finally {
    rmSync(files, { recursive: true, force: true });
  }
}

/** A cancelled job gets SIGINT, 7.5 s later SIGTERM, and 2.5 s after that it is killed. Source: GitHub, "Workflow cancellation". */
const cancelling = [
  { signal: 'SIGINT', afterMs: 0 },
  { signal: 'SIGTERM', afterMs: 7_500 },
  { signal: 'SIGKILL', afterMs: 10_000 },
] as const;

async function ended(child: ChildProcess, cancelled: AbortSignal | undefined): Promise<number> {
  const timers: NodeJS.Timeout[] = [];
  const cancel = () => {
    for (const { signal, afterMs } of cancelling) timers.push(setTimeout(() => child.kill(signal), afterMs));
  };
  cancelled?.addEventListener('abort', cancel, { once: true });
  try {
    const code = await new Promise<number>((done, fail) => {
      child.once('error', fail);
      child.once('close', (status) => done(status ?? 1));
    });
    cancelled?.throwIfAborted();
    return code;
  } finally {
    cancelled?.removeEventListener('abort', cancel);
    for (const timer of timers) clearTimeout(timer);
  }
}

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

/** A workflow command is an instruction to the runner: it shows the group's title, an annotation's text, a mask never. */
function asShown(line: string): readonly string[] {
  const [, command, text = ''] = /^::([a-z-]+)(?: [^:]*)?::(.*)$/.exec(line) ?? [];
  switch (command) {
    case undefined:
      return [line];
    case 'group':
      return [`> ${text}`];
    case 'error':
    case 'warning':
      return `${command}: ${text}`.split('%0A').map((part) => part.replaceAll('%25', '%'));
    default:
      return [];
  }
}

/** The file holds `name<<delimiter`, the lines of the value, `delimiter`. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const [, name, delimiter] = /^([^<]+)<<(.+)$/.exec(lines[at] ?? '') ?? [];
    if (name === undefined || delimiter === undefined) continue;
    const end = lines.indexOf(delimiter, at + 1);
    outputs[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return outputs;
}
