import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseConfig } from '../../../src/config/parse.ts';
import { sound } from './reading.ts';

/** A file that is wrong, as the tables in corpus/ write it down: what is not said of it is that of a sound file. */
export interface Case {
  readonly name: string;
  /** The whole text. */
  readonly file?: string;
  /** Behind the sound file's own lines. */
  readonly add?: string;
  /** A text of the sound file, and what stands in its place. */
  readonly instead?: readonly [string, string];
  /** Below `fluentd`. */
  readonly inFluentd?: string;
  /** Settings of `verify` that are other than right ones, as YAML. */
  readonly verify?: Readonly<Record<string, string>>;
  /** Text that is repeated behind the file. */
  readonly repeat?: { readonly text: string; readonly times: number; readonly end?: string };
  /** So many mappings in each other behind the file. */
  readonly deep?: number;
  readonly variables?: Readonly<Record<string, string>>;
  /** `line:column message → hint`, each. */
  readonly says: readonly string[];
}

const folder = new URL('corpus/', import.meta.url);

/** The tables by their names. */
export function corpus(): readonly { readonly table: string; readonly cases: readonly Case[] }[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yml'));
  return names.map((table) => ({ table, cases: parse(readFileSync(new URL(table, folder), 'utf8')) as Case[] }));
}

/** What is said of a case. */
export function saidOf(one: Case): readonly string[] {
  const { problems } = parseConfig({ file: 'c.yml', text: textOf(one) }, { variables: one.variables ?? {} });
  return problems.map(({ line, column, severity, message, hint }) => {
    return `${line}:${column} ${severity === 'warning' ? 'warning: ' : ''}${message} → ${hint}`;
  });
}

export function textOf({ file, add = '', instead, inFluentd, verify, repeat, deep = 0 }: Case): string {
  const [from, to] = instead ?? ['', ''];
  if (file === undefined && !sound.includes(from)) throw new Error(`the sound file has no ${from}`);
  const changed = (file ?? sound)
    .replace(from, () => to)
    .replace(/batch:\n/, (line) => (inFluentd === undefined ? line : `  ${inFluentd}\n${line}`));
  const levels = Array.from({ length: deep }, (_, level) => `${'  '.repeat(level)}a:\n`).join('');
  const repeated = repeat ? repeat.text.repeat(repeat.times) + (repeat.end ?? '') : '';
  return `${changed}${add}${verify ? verifySection(verify) : ''}${levels}${repeated}`;
}

const right = {
  logs: '[{ group: /app/access }]',
  database: '{ engine: mysql, secret: s, table: t, time: at }',
};

function verifySection(settings: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ ...right, ...settings }).map(([name, value]) => `  ${name}: ${value}\n`);
  return `verify:\n${lines.join('')}`;
}
