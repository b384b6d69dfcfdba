import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Figure, measure, median } from './measure.ts';

const folder = 'dist/lambda';
const runs = 10;

/** What a cold start of the Lambda has to load: its size for each engine, and how long its import takes beside an empty module's. */
export async function lambda(): Promise<readonly Figure[]> {
  return [sizeFor('postgres', 'mysql.mjs'), sizeFor('mysql', 'postgres.mjs'), await importing()];
}

/** The bundle without the driver that this engine never loads. */
function sizeFor(engine: string, others: string): Figure {
  const files = readdirSync(folder).filter((name) => name !== others);
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  return {
    text: `lambda, size   ${(bytes / 1e6).toFixed(3)} MB for ${engine} (at most 1.5 MB)`,
    isMet: bytes <= 1_500_000,
  };
}

async function importing(): Promise<Figure> {
  const workspace = mkdtempSync(resolve('.bench-'));
  try {
    const empty = join(workspace, 'empty.mjs');
    writeFileSync(empty, 'export {};\n');
    const pairs: { readonly ours: number; readonly empty: number }[] = [];
    for (let run = 0; run <= runs; run += 1) {
      const pair = { ours: await importMs(join(folder, 'index.mjs')), empty: await importMs(empty) };
      // The first pair warms the file cache and does not count.
      if (run > 0) pairs.push(pair);
    }
    const [ours, nothing] = [median(pairs.map((pair) => pair.ours)), median(pairs.map((pair) => pair.empty))];
    return {
      text: `lambda, import ${ours.toFixed(1)} ms against ${nothing.toFixed(1)} ms of an empty module (at most 150 ms more; median of ${runs} pairs)`,
      isMet: ours - nothing <= 150,
    };
  } finally {
    rmSync(workspace, { recursive: true });
  }
}

/** As the process itself measures it, so that its own start is not in it. */
async function importMs(file: string): Promise<number> {
  const url = pathToFileURL(resolve(file)).href;
  const script = `const before = performance.now(); await import(${JSON.stringify(url)}); console.log(performance.now() - before)`;
  const { output } = await measure([process.execPath, '--input-type=module', '-e', script], {});
  return Number(output);
}
