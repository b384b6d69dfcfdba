import { LedgerConflict } from '../../../../src/errors.ts';
import type { LedgerStore } from '../../../../src/verify/ledger/store.ts';

/** A store in memory, conditional as S3 is. @param onAwait called before and after each call has its effect. */
export function memoryStore(onAwait: () => void = () => {}): LedgerStore & { readonly files: Map<string, string> } {
  const files = new Map<string, string>();
  return {
    files,
    place: 'memory',
    read: async (name) => {
      onAwait();
      const text = files.get(name);
      onAwait();
      return text === undefined ? undefined : { text, version: text };
    },
    write: async (name, text, before) => {
      onAwait();
      if (files.get(name) !== before) throw new LedgerConflict(`${name} was written by another run`);
      files.set(name, text);
      onAwait();
      return text;
    },
  };
}
