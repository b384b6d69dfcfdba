import type { Problem } from '../../errors.ts';
import { type HostFile, unread } from '../place.ts';
import type { AccessLog, Logging } from './access.ts';
import { type Line, logicalLines } from './apacheLines.ts';
import { pipedFile } from './pipedLog.ts';

interface Reading {
  readonly source: HostFile;
  readonly formats: ReadonlyMap<string, string>;
  readonly defined: ReadonlyMap<string, string>;
  readonly root: string | undefined;
}

const writers = /^(customlog|globallog|transferlog)$/;

/**
 * The logs of Apache and their formats: LogFormat, CustomLog, GlobalLog and TransferLog, whatever section they stand in.
 * An include is not followed, and told. Source: mod_log_config's page.
 *
 * @returns problems where a line cannot be read
 */
export function readApache(source: HostFile): Logging | { readonly problems: readonly Problem[] } {
  const lines = logicalLines(source);
  const bad = lines.flatMap((line) => problemOf(line, source));
  if (bad.length > 0) return { problems: bad };
  const reading = { source, formats: formatsOf(lines), defined: definedOf(lines), root: rootOf(lines) };
  const read = lines.filter(({ name }) => writers.test(name)).map((line) => accessLog(line, reading));
  const nowhere = lines.flatMap(({ name, words, line }) =>
    /^include(optional)?$/.test(name)
      ? [
          `${source.file}:${line}: ${words[0]} ${words[1] ?? ''} is not followed: give that file as well, or one with all of it`,
        ]
      : [],
  );
  return {
    logs: read.flatMap((one) => (typeof one === 'object' ? [one] : [])),
    notes: [...read.flatMap((one) => (typeof one === 'string' ? [one] : [])), ...nowhere],
  };
}

function problemOf({ name, words, offset, open }: Line, source: HostFile): readonly Problem[] {
  if (!writers.test(name) && name !== 'logformat') return [];
  if (open)
    return [unread(source, offset, 'the quote in this line is never closed', 'end the text with the same quote')];
  const least = name === 'customlog' || name === 'globallog' ? 3 : 2;
  if (words.length >= least) return [];
  const whole = name === 'logformat' ? 'LogFormat "…" name' : `${words[0]} FILE${least === 3 ? ' name' : ''}`;
  return [unread(source, offset, `${words[0]} is not whole`, `a line is: ${whole}`)];
}

/** Apache has these without being told. */
const common = '%h %l %u %t "%r" %>s %b';

/** Those with a name; the last one without one is TransferLog's. */
function formatsOf(lines: readonly Line[]): ReadonlyMap<string, string> {
  const own = lines.filter(({ name }) => name === 'logformat');
  return new Map([
    ['', common],
    ['CLF', common],
    ...own.map(({ words: [, text = '', nickname = ''] }) => [nickname, text] as const),
  ]);
}

function definedOf(lines: readonly Line[]): ReadonlyMap<string, string> {
  const own = lines.filter(({ name, words }) => name === 'define' && words.length > 2);
  return new Map(own.map(({ words: [, name = '', value = ''] }) => [name, value]));
}

function accessLog({ words, name, line }: Line, reading: Reading): AccessLog | string {
  const [, target = '', format = '', condition] = name === 'transferlog' ? words.slice(0, 2) : words;
  const at = `${reading.source.file}:${line}`;
  const path = filled(target, reading.defined);
  const text = reading.formats.get(name === 'transferlog' ? '' : format) ?? (format.includes('%') ? format : undefined);
  const known = { name: format.includes('%') ? 'its own' : format || 'default', text };
  if (/^(syslog|\/dev\/null)/.test(path)) return `${at}: ${words[0]} writes to ${path}, which is no file: left out`;
  const notes = [
    ...(condition ? [`${at}: ${words[0]} leaves out what ${condition} says: the sender has to do the same`] : []),
    ...(path.includes('${') ? [`${at}: a variable of ${path} is defined elsewhere`] : []),
  ];
  if (!path.startsWith('|')) return { path: rooted(path, reading.root), format: known, notes };
  const piped = pipedFile(path);
  if (piped === undefined)
    return `${at}: ${words[0]} is piped to a program that is not known: write its stream yourself`;
  return { path: piped.path, piped: piped.program, format: known, notes };
}

function rootOf(lines: readonly Line[]): string | undefined {
  return lines.findLast(({ name }) => name === 'serverroot')?.words[1];
}

/** A path that begins nowhere begins at ServerRoot, whose logs are a link on Red Hat and Amazon Linux. */
function rooted(path: string, root: string | undefined): string {
  if (path.startsWith('/') || path.startsWith('${') || root === undefined) return path;
  return `${root.replace(/\/$/, '')}/${path}`.replace(/^\/etc\/httpd\/logs\//, '/var/log/httpd/');
}

/** `${APACHE_LOG_DIR}` is in Debian's envvars, and not in the configuration. */
const usual = new Map([['APACHE_LOG_DIR', '/var/log/apache2']]);

function filled(path: string, defined: ReadonlyMap<string, string>): string {
  return path.replace(/\$\{(\w+)\}/g, (whole, name: string) => defined.get(name) ?? usual.get(name) ?? whole);
}
