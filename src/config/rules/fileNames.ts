import { plainPath } from '../../values/plainPath.ts';
import { error, type Finding } from '../finding.ts';
import type { Config, Stream } from '../schema.ts';
import { addName, type NameTree, streamNamed } from './nameTree.ts';
import { each, readEach } from './unlessWrong.ts';

/**
 * Two streams of which one may come to write, or to rename over, a file of the other: `access_log.%Y%m%d` and
 * `access_log.20261122`, or `access_log.1` beside what logrotate's names make of `access_log`. Those of exactly the same
 * name are `streamFiles`' to report. The names of `whole` hold an id that no other has.
 */
export function fileNames({ fluentd: { streams } }: Config): readonly Finding[] {
  const folders = new Map<string, NameTree>();
  return each(streams, (stream, index) => {
    const folder = plainPath(stream.path);
    const tree = folders.get(folder) ?? {};
    folders.set(folder, tree);
    const forms = formsOf(stream);
    const others = forms.flatMap((form) => streamNamed(tree, form) ?? []);
    const first = others.find((other) => streams[other]?.file !== stream.file);
    for (const form of forms) addName(tree, form, index);
    if (first === undefined) return [];
    return [
      error(
        ['fluentd', 'streams', index, 'file'],
        `streams ${first} and ${index} may come to write the same file in ${folder}: ${streams[first]?.file} and ${stream.file}`,
        'give each stream a folder of its own',
      ),
    ];
  });
}

/** A name is a file's or a folder's; the files of `whole` have names that no folder has. */
export function fileFolders({ fluentd: { streams } }: Config): readonly Finding[] {
  const files = new Set(readEach(streams, ownFile));
  const owners = new Map<string, number>();
  for (const [stream, path] of readEach(streams, ({ path }) => plainPath(path)).entries()) {
    for (const folder of path === undefined ? [] : withParents(path)) {
      if (files.has(folder) && !owners.has(folder)) owners.set(folder, stream);
    }
  }
  return each(streams, (stream, index) => {
    const own = ownFile(stream);
    const owner = own === undefined ? undefined : owners.get(own);
    if (owner === undefined) return [];
    const fact = `stream ${index} writes the file ${own}, which is a folder of stream ${owner}`;
    return [error(['fluentd', 'streams', index, 'file'], fact, 'give the file another name, or a folder of its own')];
  });
}

function ownFile({ path, file, write }: Stream): string | undefined {
  return write === 'whole' ? undefined : plainPath(`${path}/${file}`);
}

/** Of `/a/b` that is `/a` and `/a/b`. */
function withParents(path: string): readonly string[] {
  const ends = [...path.matchAll(/(?!^)\//g)].map(({ index }) => index);
  return [...ends, path.length].map((end) => path.slice(0, end));
}

function formsOf(stream: Stream): readonly string[] {
  switch (stream.write) {
    case 'whole':
      return [];
    case 'append':
      return [stream.file.replaceAll('%Y', '####').replaceAll(/%[mdH]/g, '##')];
    case 'rotate':
      return [stream.file, ...renamedForms(stream)];
  }
}

/** With up to nine digits. */
const counters = Array.from({ length: 9 }, (_, index) => '#'.repeat(index + 1));

/** `.1` and on, or `-20261122` (with hours where it is renamed each hour) and `-20261122.1`, each also with `.gz`. */
function renamedForms({ file, rotate }: Stream): readonly string[] {
  const days = ['-########', '-##########'];
  const dated = days.flatMap((day) => [day, ...counters.map((counter) => `${day}.${counter}`)]);
  const endings = rotate?.dateext === false ? counters.map((counter) => `.${counter}`) : dated;
  return endings.flatMap((ending) => [`${file}${ending}`, `${file}${ending}.gz`]);
}
