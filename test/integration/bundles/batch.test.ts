import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Copy, DockerfileParser, type JSONInstruction } from 'dockerfile-ast';
import { expect, test } from 'vitest';
import { makeLogFolder } from '../../support/batch.ts';
import { missingDatabase, startDatabase } from '../../support/databases.ts';

/** What the image holds beside Node, and what it starts. */
const instructions = DockerfileParser.parse(readFileSync('images/batch/Dockerfile', 'utf8')).getInstructions();
const copied = instructions
  .filter((instruction) => instruction.getKeyword() === 'COPY')
  .flatMap((copy) => (copy as Copy).getArguments().slice(0, -1).map(String));
const [, ...started] = (instructions.at(-1) as JSONInstruction)
  .getJSONStrings()
  .map((text) => JSON.parse(text.getValue()));

const line = '203.0.113.7 - - [22/Nov/2026:10:05:03 +0000] "GET / HTTP/1.1" 200 7 "-" "curl"\n';

for (const kind of ['pglite', 'mariadb'] as const) {
  const missing = await missingDatabase(kind);

  test.skipIf(missing)(
    `what the image holds, and nothing beside it, ingests into ${kind}${missing ? ` (skipped: ${missing})` : ''}`,
    async () => {
      const image = mkdtempSync(join(tmpdir(), 'batch-image-'));
      const folder = await makeLogFolder();
      const database = await startDatabase(kind);
      try {
        for (const file of copied) copyFileSync(file, join(image, basename(file)));
        await folder.write('access.log', line);
        const env = { DATABASE_URL: database.url, LOG_PATHS: folder.path };
        const { code, stdout, stderr } = await run([...started, '--json'], { cwd: image, env });
        expect([code, stderr]).toEqual([0, '']);
        expect(JSON.parse(stdout)).toMatchObject({ files: 1, rows: 1, failed: 0 });
        expect(await database.query('SELECT path FROM access_log')).toMatchObject([{ path: '/' }]);
      } finally {
        await database.stop();
        await folder.remove();
        rmSync(image, { recursive: true });
      }
    },
  );
}

function run(args: readonly string[], options: { readonly cwd: string; readonly env: Record<string, string> }) {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, args, options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}
