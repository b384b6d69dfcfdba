import { execFile } from 'node:child_process';

export interface Played {
  readonly status: number;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the demo's JSON, compared below
  readonly json: any;
}

/** Only what hangs comes to it: how long a demo takes depends on the machine and on what else it does. */
export const longMs = 900_000;

/** Plays the demo as `npm run demo -- …` does; `interrupt` gets its process once these words were said. */
export function play(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  interrupt?: { readonly at: string; readonly signal: NodeJS.Signals },
): Promise<Played> {
  return new Promise((resolve) => {
    const demo = execFile(
      process.execPath,
      ['local/demo/main.ts', '--json', ...args],
      { env, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        const status = error ? Number(error.code) : 0;
        resolve({ status, text: stderr, json: JSON.parse(stdout.trim().split('\n').at(-1) || 'null') });
      },
    );
    let said = '';
    demo.stderr?.on('data', (text) => {
      const before = said;
      said += text;
      if (interrupt && said.includes(interrupt.at) && !before.includes(interrupt.at)) demo.kill(interrupt.signal);
    });
  });
}
