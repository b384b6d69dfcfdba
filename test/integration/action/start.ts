import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'yaml';

/** How the Action ended, as a runner sees it. */
export interface Ended {
  readonly exitCode: number | null;
  readonly log: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Starts the Action from its sources, with a configuration and the inputs that a workflow gives. */
export async function startAction(options: {
  readonly config: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly onLine?: (line: string, child: ChildProcess) => void;
}): Promise<Ended> {
  const workspace = await mkdtemp(join(tmpdir(), 'action-'));
  try {
    const [output, summary] = [join(workspace, 'output'), join(workspace, 'summary.md')];
    await Promise.all([
      writeFile(join(workspace, 'legacy-log-ecs.yml'), options.config),
      writeFile(output, ''),
      writeFile(summary, ''),
    ]);
    const child = spawn(process.execPath, [resolve('action/main.ts')], {
      cwd: workspace,
      env: {
        PATH: process.env.PATH ?? '',
        ...inputsOf({ ...defaults, ...options.inputs }),
        GITHUB_EVENT_NAME: 'push',
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const log: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.push(line);
      options.onLine?.(line, child);
    });
    const exitCode = await new Promise<number | null>((done) => child.once('close', done));
    return {
      exitCode,
      log,
      outputs: outputsIn(await readFile(output, 'utf8')),
      summary: await readFile(summary, 'utf8'),
    };
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

const { inputs } = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, { default?: string }> };
/** The inputs that a workflow leaves out, as the runner fills them in. */
export const defaults = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default ?? '']));

function inputsOf(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

/** `name<<delimiter`, the value, `delimiter`; what is set again counts. */
function outputsIn(text: string): Record<string, string> {
  const entries = text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...entries].map(([, name = '', , value = '']) => [name, value]));
}
