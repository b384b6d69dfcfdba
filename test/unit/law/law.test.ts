import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const forbidden = [
  { name: 'a file', text: "import { readFileSync } from 'node:fs';\nexport const a = () => readFileSync('x');\n" },
  {
    name: 'a file by its promise',
    text: "import { readFile } from 'node:fs/promises';\nexport const a = () => readFile('x');\n",
  },
  { name: 'a name in DNS', text: "import { lookup } from 'node:dns/promises';\nexport const a = () => lookup('x');\n" },
  { name: 'the environment', text: 'export const a = () => process.env.HOME;\n' },
  { name: 'the clock', text: 'export const a = () => Date.now();\n' },
  { name: 'the clock by a date', text: 'export const a = () => new Date();\n' },
  { name: 'the clock by a call', text: 'export const a = () => Date();\n' },
  { name: 'the clock taken apart', text: 'const { now } = Date;\nexport const a = () => now();\n' },
  { name: 'the clock behind its back', text: 'export const a = () => globalThis.Date.now();\n' },
  { name: 'chance', text: 'export const a = () => Math.random();\n' },
  { name: 'waiting', text: 'export const a = (f: () => void) => setTimeout(f, 1);\n' },
  {
    name: 'chance from crypto',
    text: "import { randomUUID } from 'node:crypto';\nexport const a = () => randomUUID();\n",
  },
  { name: 'chance from the global', text: 'export const a = () => crypto.randomUUID();\n' },
  {
    name: 'waiting by a promise',
    text: "import { setTimeout as wait } from 'node:timers/promises';\nexport const a = () => wait(1);\n",
  },
  { name: 'waiting for the loop', text: 'export const a = (f: () => void) => setImmediate(f);\n' },
  { name: 'waiting by a signal', text: 'export const a = () => AbortSignal.timeout(1);\n' },
  { name: 'the zone of the machine', text: 'export const a = (at: Date) => at.getHours();\n' },
  { name: 'the zone of the machine by numbers', text: 'export const a = () => new Date(2026, 1, 1);\n' },
  { name: 'the zone of the machine by a format', text: "export const a = new Intl.DateTimeFormat('en');\n" },
  { name: 'the zone of the machine in words', text: 'export const a = (at: Date) => at.toTimeString();\n' },
  { name: 'the language of the machine', text: 'export const a = (n: number) => n.toLocaleString();\n' },
  { name: 'the language of the machine by a format', text: 'export const a = new Intl.NumberFormat();\n' },
  {
    name: 'the language of the machine in an order',
    text: 'export const a = (one: string, other: string) => one.localeCompare(other);\n',
  },
  { name: 'printing', text: "export const a = () => console.log('x');\n" },
  { name: 'the network', text: "export const a = () => fetch('http://localhost');\n" },
];

/** The files of a copy of a folder in which the project's own linter settings find something, of those given. */
function refused(files: Readonly<Record<string, string>>, folder = 'src'): readonly string[] {
  const copy = mkdtempSync(join(tmpdir(), 'law-'));
  try {
    cpSync('biome.json', join(copy, 'biome.json'));
    cpSync('scripts/lint', join(copy, 'scripts/lint'), { recursive: true });
    mkdirSync(join(copy, folder), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(copy, folder, name), text);
    const { stdout, stderr } = spawnSync('biome', ['lint', '--vcs-enabled=false', '--max-diagnostics=none', folder], {
      cwd: copy,
      encoding: 'utf8',
    });
    expect(stdout + stderr).toContain(`Checked ${Object.keys(files).length} file`);
    return Object.keys(files).filter((name) => (stdout + stderr).includes(`${folder}/${name}:`));
  } finally {
    rmSync(copy, { recursive: true });
  }
}

test.each(['src', 'images/batch'])(
  'a pure file of %s that reaches for the world is refused, whatever it reaches for',
  (folder) => {
    const files = Object.fromEntries(forbidden.map(({ name, text }) => [`${name.replaceAll(' ', '-')}.ts`, text]));
    expect(refused(files, folder)).toEqual(Object.keys(files));
  },
);

test('a file of src/ named *.io.ts may reach for all of it', () => {
  const files = Object.fromEntries(forbidden.map(({ name, text }) => [`${name.replaceAll(' ', '-')}.io.ts`, text]));
  expect(refused(files)).toEqual([]);
});

test('a pure file may hash, write down a time that it was given, and name a zone and a language', () => {
  const files = {
    'hash.ts': "import { createHash } from 'node:crypto';\nexport const a = () => createHash('sha256');\n",
    'time.ts': 'export const a = (ms: number) => [new Date(ms).toISOString(), new Date(ms).getUTCHours()];\n',
    'zone.ts': "export const a = (zone: string) => new Intl.DateTimeFormat('en', { timeZone: zone });\n",
    'order.ts': "export const a = (one: string, other: string) => one.localeCompare(other, 'en');\n",
  };
  expect(refused(files)).toEqual([]);
});
