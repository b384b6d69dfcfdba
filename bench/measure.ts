import { spawn } from 'node:child_process';

/** One line of the bench, and whether the figure is within what is promised. */
export interface Figure {
  readonly text: string;
  readonly isMet: boolean;
}

export interface Measured {
  readonly wallMs: number;
  readonly output: string;
  readonly exitCode: number;
}

/** Runs a command to its end, its standard output read. */
export async function measure(
  argv: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
): Promise<Measured> {
  const [command, ...args] = argv;
  const started = process.hrtime.bigint();
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => output.push(part));
  child.stderr.on('data', (part: Buffer) => output.push(part));
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  return {
    wallMs: Number(process.hrtime.bigint() - started) / 1e6,
    output: Buffer.concat(output).toString(),
    exitCode,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
