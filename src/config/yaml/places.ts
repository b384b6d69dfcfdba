import type { Node } from 'yaml';
import { type Path, pathKey } from '../finding.ts';

interface Standing {
  readonly key?: number;
  readonly value: number;
}

/** Where in the text the settings stand, as offsets. */
export class Places {
  readonly #standing = new Map<string, Standing>();

  add(path: Path, value: Node | undefined, key: Node | undefined): void {
    const [at] = value?.range ?? [];
    const [keyAt] = key?.range ?? [];
    this.#standing.set(pathKey(path), { value: at ?? keyAt ?? 0, ...(keyAt === undefined ? {} : { key: keyAt }) });
  }

  keyOf(path: Path): number | undefined {
    return this.#standing.get(pathKey(path))?.key;
  }

  /** What does not stand in the file is shown at the key under which it would stand. */
  offsetOf(path: Path, at: 'key' | 'value'): number {
    const standing = this.#standing.get(pathKey(path));
    if (standing) return at === 'value' ? standing.value : (standing.key ?? standing.value);
    return path.length === 0 ? 0 : this.offsetOf(path.slice(0, -1), 'key');
  }
}
