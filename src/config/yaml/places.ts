import type { Node } from 'yaml';
import { type Path, pathKey } from '../finding.ts';

interface Standing {
  readonly key: number | undefined;
  readonly value: number;
}

/** Where in the text the settings stand, as offsets. */
export class Places {
  readonly #standing = new Map<string, Standing>();

  add(path: Path, value: Node | null, key: Node | undefined): void {
    const [at] = value?.range ?? [];
    const [keyAt] = key?.range ?? [];
    this.#standing.set(pathKey(path), { key: keyAt, value: at ?? keyAt ?? 0 });
  }

  /** What does not stand in the file is shown at the key under which it would stand; the root always stands. */
  offsetOf(path: Path, at?: 'key'): number {
    const standing = this.#standing.get(pathKey(path));
    if (standing === undefined) return this.offsetOf(path.slice(0, -1), 'key');
    return at === 'key' ? (standing.key ?? standing.value) : standing.value;
  }
}
