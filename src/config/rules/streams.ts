import { plainPath } from '../../values/plainPath.ts';
import { error, type Finding, warning } from '../finding.ts';
import { LOG_ROOT, PRIVATE_ROOT } from '../places.ts';
import type { Config } from '../schema.ts';
import { nestedPairs, samePairs } from './pairs.ts';
import { each, readEach } from './unlessWrong.ts';

/** One volume carries all files, so all streams lie under its mount point, and beside Fluentd's own folder. */
export function streamPaths({ fluentd }: Config): readonly Finding[] {
  return each(fluentd.streams, ({ path, file }, index) => {
    const at = ['fluentd', 'streams', index, 'path'];
    const name = `fluentd.streams[${index}].path`;
    const example = `for example \`path: ${LOG_ROOT}/access\``;
    if (path.split('/').includes('..')) return [error(at, `${name} holds ..`, `write the path out, ${example}`)];
    if (isAtOrBelow(path, PRIVATE_ROOT) || isAtOrBelow(`${path}/${file}`, PRIVATE_ROOT)) {
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
export function streamFiles({ fluentd: { streams } }: Config): readonly Finding[] {
  const files = readEach(streams, ({ path, file }) => ({ folder: plainPath(path), file }));
  return samePairs(files.map((at) => at && `${at.folder}/${at.file}`)).map(([first, second]) =>
    error(
      ['fluentd', 'streams', second, 'path'],
      `streams ${first} and ${second} both write ${files[second]?.file} in ${files[second]?.folder}`,
      'give each stream a path or a file name of its own',
    ),
  );
}

/** `access*` finds the files of `access_log` too: a batch looks for its files by how their names begin. */
export function streamNames({ fluentd: { streams } }: Config): readonly Finding[] {
  const files = readEach(streams, ({ path, file }) => ({ folder: plainPath(path), file }));
  return nestedPairs(files.map((at) => at && `${at.folder}\n${at.file}`)).map(([short, long]) => {
    const [first, second] = [Math.min(short, long), Math.max(short, long)];
    const [one, other] = [files[short]?.file, files[long]?.file];
    return warning(
      ['fluentd', 'streams', second, 'path'],
      `streams ${first} and ${second} write ${one} and ${other} in one folder: a batch that looks for ${one}* reads both`,
      'give each stream a folder of its own',
    );
  });
}

/** A batch that looks through the outer folder may take the inner one's files for its own. */
export function streamFolders({ fluentd: { streams } }: Config): readonly Finding[] {
  const folders = readEach(streams, ({ path }) => `${plainPath(path)}/`);
  return nestedPairs(folders).map(([outer, inner]) =>
    warning(
      ['fluentd', 'streams', inner, 'path'],
      `stream ${inner} writes inside the folder of stream ${outer}: a batch that reads that folder with its subfolders reads both`,
      `put the folders side by side, as ${LOG_ROOT}/access and ${LOG_ROOT}/error`,
    ),
  );
}

function isAtOrBelow(path: string, folder: string): boolean {
  return `${plainPath(path)}/`.startsWith(`${plainPath(folder)}/`);
}
