import { error, type Finding, warning } from '../finding.ts';
import { each, known } from '../known.ts';
import { LOG_ROOT, PRIVATE_ROOT } from '../places.ts';
import type { Config, Stream } from '../schema.ts';
import { alternatives, swallows } from './matchPattern.ts';

/** One volume carries all files, so all streams lie under its mount point, and beside Fluentd's own folder. */
export function streamPaths({ fluentd }: Config): readonly Finding[] {
  return each(fluentd.streams, ({ path }, index) => {
    const at = ['fluentd', 'streams', index, 'path'];
    const name = `fluentd.streams[${index}].path`;
    const example = `for example \`path: ${LOG_ROOT}/access\``;
    if (path.split('/').includes('..')) return [error(at, `${name} holds ..`, `write the path out, ${example}`)];
    if (isAtOrBelow(path, PRIVATE_ROOT)) {
      return [
        error(at, `${name} lies in ${PRIVATE_ROOT}, where Fluentd keeps its buffer`, `choose another, ${example}`),
      ];
    }
    if (isAtOrBelow(path, LOG_ROOT)) return [];
    return [
      error(
        at,
        `${name} lies outside the volume, which is mounted at ${LOG_ROOT}`,
        `write a folder below it, ${example}`,
      ),
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

/** `access*` finds the files of `access_log` too: a batch looks for its files by how their names begin. */
export function streamNames({ fluentd }: Config): readonly Finding[] {
  return eachPair(fluentd.streams, (first, firstIndex, second, secondIndex) => {
    const [one, other] = [first.file, second.file];
    if (plainPath(first.path) !== plainPath(second.path) || one === other) return [];
    if (!one.startsWith(other) && !other.startsWith(one)) return [];
    const [short, long] = one.length < other.length ? [one, other] : [other, one];
    return [
      warning(
        ['fluentd', 'streams', secondIndex, 'path'],
        `streams ${firstIndex} and ${secondIndex} write ${short} and ${long} in one folder: a batch that looks for ${short}* reads both`,
        'give each stream a folder of its own',
      ),
    ];
  });
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
        `put the folders side by side, as ${LOG_ROOT}/access and ${LOG_ROOT}/error`,
      ),
    ];
  });
}

/** Fluentd gives an event to the first `<match>` that fits, and to no other. */
export function streamTags({ fluentd: { streams } }: Config): readonly Finding[] {
  return each(streams, ({ tag }, index) => {
    const before = [...streams.keys()].slice(0, index);
    const taker = (wanted: string) => before.find((at) => known(() => swallows(streams[at]?.tag ?? '', wanted)));
    const alone = taker(tag);
    const takers = alone === undefined ? alternatives(tag).map(taker) : [alone];
    if (takers.includes(undefined)) return [];
    const path = ['fluentd', 'streams', index, 'tag'];
    const nothing = `stream ${index} gets nothing: the tag`;
    if (alone === undefined) {
      const others = [...new Set(takers)].join(' and ');
      return [
        error(path, `${nothing}s of streams ${others} together already take all of it`, 'put it first, or take it out'),
      ];
    }
    return streams[alone]?.tag === tag
      ? [error(path, `${nothing} of stream ${alone} is the same`, 'give each stream a tag of its own')]
      : [error(path, `${nothing} of stream ${alone} already takes all of it`, 'put the narrower tag first')];
  });
}

/** Only `single_value` takes one key's value out of the record; the others write the whole of it. */
export function streamKeys({ fluentd }: Config): readonly Finding[] {
  return each(fluentd.streams, ({ format, messageKey }, index) => {
    if (format === 'single_value' || messageKey === undefined) return [];
    const name = `fluentd.streams[${index}].messageKey`;
    return [
      {
        ...warning(
          ['fluentd', 'streams', index, 'messageKey'],
          `${name} is not used: with format ${format} a line is the whole record`,
          'take it out, or write `format: single_value`',
        ),
        at: 'key',
      },
    ];
  });
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
