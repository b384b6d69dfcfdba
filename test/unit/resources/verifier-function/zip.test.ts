import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { zip } from '../../../../src/resources/verifier-function/zip.ts';

const text = (content: string) => new TextEncoder().encode(content);

/** What Python's zipfile, which shares nothing with this, reads of an archive. */
function readByPython(archive: Uint8Array): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  try {
    const file = join(folder, 'a.zip');
    writeFileSync(file, archive);
    const script = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    print(json.dumps({"bad": z.testzip(), "files": [[i.filename, z.read(i).hex(), oct(i.external_attr >> 16), i.date_time[0]] for i in z.infolist()]}))`;
    return JSON.parse(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('another reader finds the files in order of name, whole, and readable for everybody', () => {
  const files = [
    { name: 'postgres.mjs', content: text('export {}') },
    { name: 'index.mjs', content: new Uint8Array([0, 255, 10, 13]) },
    { name: 'leer-ä.mjs', content: text('') },
  ];
  expect(readByPython(zip(files))).toEqual({
    bad: null,
    files: [
      ['index.mjs', '00ff0a0d', '0o100644', 1980],
      ['leer-ä.mjs', '', '0o100644', 1980],
      ['postgres.mjs', '6578706f7274207b7d', '0o100644', 1980],
    ],
  });
});

test('the same files in another order are the same bytes', () => {
  const [a, b] = [
    { name: 'a', content: text('1') },
    { name: 'b', content: text('2') },
  ];
  expect(zip([b, a])).toEqual(zip([a, b]));
});

test('an archive of nothing is one as well', () => {
  expect(readByPython(zip([]))).toEqual({ bad: null, files: [] });
});
