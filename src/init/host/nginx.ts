import type { Problem } from '../../errors.ts';
import { type HostFile, placeOf, unread } from '../place.ts';
import type { AccessLog, Logging } from './access.ts';
import { nginxWords, type Word } from './words.ts';

/** A directive with its words; `block` where a { follows them. */
interface Directive {
  readonly words: readonly Word[];
  readonly block: boolean;
}

/** nginx has this one without being told. */
const combined =
  '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent"';

/**
 * The logs of nginx and their formats. An include is not followed, and told. Source: ngx_http_log_module's page.
 *
 * @returns problems where the text is not nginx's
 */
export function readNginx(source: HostFile): Logging | { readonly problems: readonly Problem[] } {
  const words = nginxWords(source);
  if ('severity' in words) return { problems: [words] };
  const directives = directivesOf(words, source);
  if ('severity' in directives) return { problems: [directives] };
  const named = directives.filter(({ words: [name] }) => name?.text === 'log_format');
  const formats = new Map<string, string>([['combined', combined], ...named.map(formatOf)]);
  const read = directives
    .filter(({ words: [name] }) => name?.text === 'access_log')
    .map(({ words }) => accessLog(words, formats, source));
  return {
    logs: read.flatMap((one) => (typeof one === 'object' ? [one] : [])),
    notes: [...read.flatMap((one) => (typeof one === 'string' ? [one] : [])), ...includes(directives, source)],
  };
}

function directivesOf(words: readonly Word[], source: HostFile): readonly Directive[] | Problem {
  const directives: Directive[] = [];
  const open: Word[] = [];
  let own: Word[] = [];
  for (const word of words) {
    if (word.kind === 'word') own.push(word);
    else if (word.kind === '}') {
      if (open.pop() === undefined) return unread(source, word.offset, 'a } stands here without its {', 'take it out');
      if (own[0]) return unread(source, own[0].offset, `"${shortOf(own[0])}" has no ; at its end`, 'end it with ;');
    } else {
      if (own.length === 0 && word.kind === '{')
        return unread(source, word.offset, 'a { stands here without a directive before it', 'name the block');
      if (word.kind === '{') open.push(word);
      if (own.length > 0) directives.push({ words: own, block: word.kind === '{' });
      own = [];
    }
  }
  if (own[0]) return unread(source, own[0].offset, `"${shortOf(own[0])}" has no ; at its end`, 'end it with ;');
  const last = open.at(-1);
  return last ? unread(source, last.offset, 'the { that begins here is never closed', 'close it with }') : directives;
}

function shortOf({ text }: Word): string {
  return text.slice(0, 40);
}

function formatOf({ words: [, name, ...texts] }: Directive): readonly [string, string] {
  const escaping = /^escape=(.*)$/.exec(texts[0]?.text ?? '')?.[1];
  const text = (escaping === undefined ? texts : texts.slice(1)).map((part) => part.text).join('');
  return [name?.text ?? '', escaping === 'json' || escaping === 'none' ? withEscape(text, escaping) : text];
}

/** A format alone is taken to be escaped as nginx does by default; the whole directive says how. */
function withEscape(text: string, escaping: string): string {
  return `log_format main escape=${escaping} '${text.replace(/[\\']/g, '\\$&')}';`;
}

function accessLog(
  [directive, path, ...others]: readonly Word[],
  formats: ReadonlyMap<string, string>,
  source: HostFile,
): AccessLog | string | undefined {
  const { line } = placeOf(source.text, directive?.offset ?? 0);
  const at = `${source.file}:${line}`;
  if (path === undefined || path.text === 'off') return undefined;
  if (path.text.startsWith('syslog:')) return `${at}: access_log sends to syslog, which is no file: left out`;
  if (path.text.includes('$'))
    return `${at}: the name of the log holds a variable: write one stream for each of its files`;
  if (/^\/dev\/(null|std(out|err))$/.test(path.text)) return `${at}: access_log writes to ${path.text}: left out`;
  const name = others.find(({ text }) => !/^(buffer|gzip|flush|if)(=|$)/.test(text))?.text ?? 'combined';
  const notes = others.flatMap(({ text }) => optionNotes(text).map((note) => `${at}: ${note}`));
  return { path: path.text, format: { name, text: formats.get(name) }, notes };
}

function optionNotes(option: string): readonly string[] {
  if (option.startsWith('if=')) return [`access_log leaves out what ${option} says: the sender has to do the same`];
  return /^gzip(=|$)/.test(option) ? ['access_log compresses what it writes; a stream is written plain'] : [];
}

/** What `nginx -T` prints begins each file with its path. */
function isPrinted(path: string, { text }: HostFile): boolean {
  const printed = [...text.matchAll(/^# configuration file (.+):$/gm)].map(([, file = '']) => file);
  return printed.length > 0 && (/[*?[]/.test(path) || printed.some((file) => `/${file}`.endsWith(`/${path}`)));
}

function includes(directives: readonly Directive[], source: HostFile): readonly string[] {
  return directives
    .filter(
      ({ words: [name, path] }) =>
        name?.text === 'include' && !/mime\.types$/.test(path?.text ?? '') && !isPrinted(path?.text ?? '', source),
    )
    .map(({ words: [name, path] }) => {
      const { line } = placeOf(source.text, name?.offset ?? 0);
      return `${source.file}:${line}: include ${path?.text ?? ''} is not followed: the output of \`nginx -T\` holds all of it`;
    });
}
