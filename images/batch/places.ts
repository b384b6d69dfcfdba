/** A folder of logs. */
export interface Place {
  readonly folder: string;
  /** The folder's own name, by which its files are known wherever the volume is mounted. */
  readonly stream: string;
  /** Patterns of the files' names; without any, the names say by themselves what is a log. */
  readonly patterns: readonly string[];
}

/** LOG_PATHS: folders, or patterns of files in them, separated by colons. */
export function readPlaces(paths: string): readonly Place[] {
  const places = new Map<string, { patterns: string[]; isWhole: boolean }>();
  for (const path of paths.split(':').filter((one) => one !== '')) {
    const [folder, pattern] = split(path);
    const place = places.get(folder) ?? { patterns: [], isWhole: false };
    if (pattern === undefined) place.isWhole = true;
    else place.patterns.push(pattern);
    places.set(folder, place);
  }
  return [...places].map(([folder, { patterns, isWhole }]) => ({
    folder,
    stream: folder.slice(folder.lastIndexOf('/') + 1),
    patterns: isWhole ? [] : patterns,
  }));
}

/** `/logs/access/access_log*` into its folder and its pattern. */
function split(path: string): [folder: string, pattern?: string] {
  const at = path.lastIndexOf('/');
  const last = path.slice(at + 1);
  if (/[*?[]/.test(last)) return [path.slice(0, at) || '/', last];
  return [path.replace(/(?<=.)\/+$/, '')];
}
