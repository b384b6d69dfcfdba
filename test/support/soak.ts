import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'vitest';

interface Told {
  readonly lost: number;
  readonly named: number;
}

/** `npm run soak` with these options; its last line is one JSON object. */
export async function soak(...options: readonly string[]): Promise<{ code: number; result: Told; said: string }> {
  const child = spawn(process.execPath, ['bench/soak/main.ts', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [printed, said] = ['', ''];
  child.stdout.on('data', (bytes) => {
    printed += bytes;
  });
  child.stderr.on('data', (bytes) => {
    said += bytes;
  });
  const [code] = await once(child, 'close');
  const last = printed.trim().split('\n').at(-1) ?? '';
  return { code, result: last === '' ? expect.fail(said) : JSON.parse(last), said };
}
