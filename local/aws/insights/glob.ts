import type { Evaluate, Stage } from './row.ts';

/**
 * `parse` with a glob: each `*` is a field, as short as it can be, and the last one goes to the end where the glob ends
 * with it. An event that does not match stays, without the fields.
 */
export function compileGlob(field: Evaluate, glob: string, names: readonly string[]): Stage {
  const pattern = globPattern(glob);
  return (rows) =>
    rows.map((row) => {
      const value = field(row);
      const found = value === undefined ? null : pattern.exec(String(value));
      if (found === null) return row;
      const values = names.map((name, at) => [name, found[at + 1]] as const);
      return { ...row, columns: new Map([...(row.columns ?? []), ...values]) };
    });
}

function globPattern(glob: string): RegExp {
  const inner = glob.split('*').map((text) => text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&'));
  return new RegExp(`${glob.startsWith('*') ? '^' : ''}${inner.join('(.*?)')}${glob.endsWith('*') ? '$' : ''}`, 's');
}
