import { error, type Finding, warning } from '../finding.ts';
import { each, known } from '../known.ts';
import type { Config, Stream } from '../schema.ts';

/** Where the volume is mounted, and what Fluentd keeps there for itself (buffers, positions). */
const mount = '/fluentd/log';
const reserved = '/fluentd/log/.fluentd';

/** One volume carries all files, so all streams lie under its mount point, and beside Fluentd's own folder. */
export function streamPaths({ fluentd }: Config): readonly Finding[] {
  return each(fluentd.streams, ({ path }, index) => {
    const at = ['fluentd', 'streams', index, 'path'];
    const name = `fluentd.streams[${index}].path`;
    const example = `for example \`path: ${mount}/access\``;
    if (path.split('/').includes('..')) return [error(at, `${name} holds ..`, `write the path out, ${example}`)];
    if (isAtOrBelow(path, reserved)) {
      return [error(at, `${name} lies in ${reserved}, where Fluentd keeps its buffer`, `choose another, ${example}`)];
    }
    if (isAtOrBelow(path, mount)) return [];
    return [
      error(at, `${name} lies outside the volume, which is mounted at ${mount}`, `write a folder below it, ${example}`),
    ];
  });
}

/** Two streams into one file would mix their lines. */
export function streamFiles({ fluentd }: Config): readonly Finding[] {
  return eachPair(fluentd.streams, (first, firstIndex, second, secondIndex) =>
    plainPath(first.path) === plainPath(second.path) && first.file === second.file
      ? [
          error(
            ['fluentd', 'streams', secondIndex, 'path'],
            `streams ${firstIndex} and ${secondIndex} both write ${second.file} in ${plainPath(second.path)}`,
            'give each stream a path or a file name of its own',
          ),
        ]
      : [],
  );
}

/** A batch that looks through the outer folder may take the inner one's files for its own. */
export function streamFolders({ fluentd }: Config): readonly Finding[] {
  return eachPair(fluentd.streams, (first, firstIndex, second, secondIndex) => {
    if (plainPath(first.path) === plainPath(second.path)) return [];
    const inner = isAtOrBelow(second.path, first.path)
      ? secondIndex
      : isAtOrBelow(first.path, second.path)
        ? firstIndex
        : undefined;
    if (inner === undefined) return [];
    return [
      warning(
        ['fluentd', 'streams', inner, 'path'],
        `stream ${inner} writes inside the folder of stream ${inner === firstIndex ? secondIndex : firstIndex}: a batch that reads that folder with its subfolders reads both`,
        `put the folders side by side, as ${mount}/access and ${mount}/error`,
      ),
    ];
  });
}

/** Fluentd gives an event to the first `<match>` that fits, and to no other. */
export function streamTags({ fluentd }: Config): readonly Finding[] {
  return each(fluentd.streams, ({ tag }, index) => {
    const earlier = [...fluentd.streams.keys()]
      .slice(0, index)
      .find((at) => known(() => swallows(fluentd.streams[at]?.tag ?? '', tag)));
    if (earlier === undefined) return [];
    const same = fluentd.streams[earlier]?.tag === tag;
    return [
      error(
        ['fluentd', 'streams', index, 'tag'],
        `stream ${index} gets nothing: the tag of stream ${earlier} ${same ? 'is the same' : 'already takes all of it'}`,
        same ? 'give each stream a tag of its own' : 'put the narrower tag first',
      ),
    ];
  });
}

/** Whether every tag that `later` matches is one that `earlier` matches too. True only when that is certain. */
export function swallows(earlier: string, later: string): boolean {
  return covers(earlier.split('.'), later.split('.'));
}

/** `*` is one part of a tag, `**` any number of parts; `{a,b}` is only compared as it is written. */
function covers(earlier: readonly string[], later: readonly string[]): boolean {
  const [first, ...rest] = earlier;
  if (first === undefined) return later.length === 0;
  const [next, ...others] = later;
  if (first === '**') return covers(rest, later) || (next !== undefined && covers(earlier, others));
  if (next === undefined || next === '**') return false;
  const fits = first === next || (first === '*' && (next === '*' || !/[*{]/.test(next)));
  return fits && covers(rest, others);
}

function eachPair(
  streams: readonly Stream[],
  find: (first: Stream, firstIndex: number, second: Stream, secondIndex: number) => readonly Finding[],
): readonly Finding[] {
  return each(streams, (second, secondIndex) =>
    each([...streams.keys()].slice(0, secondIndex), (firstIndex) =>
      find(streams[firstIndex] as Stream, firstIndex, second, secondIndex),
    ),
  );
}

function isAtOrBelow(path: string, folder: string): boolean {
  return `${plainPath(path)}/`.startsWith(`${plainPath(folder)}/`);
}

/** Without doubled or closing slashes and `.` parts. */
function plainPath(path: string): string {
  return `/${path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')}`;
}
