import { canonical } from '../values/canonical.ts';
import type { Change } from './step.ts';

/**
 * How two values of one kind are compared. `whole` says that the value before was written by this project
 * alone, so that a member which is gone now was taken out on purpose; else unset means unmanaged.
 */
export type Differ<T> = (path: string, before: T | undefined, after: T | undefined, whole: boolean) => Change[];

/** A value without parts: a number, a text, a list whose order counts. */
export const leaf: Differ<unknown> = (path, before, after, whole) => {
  if (after === undefined && !whole) return [];
  return canonical(before) === canonical(after) ? [] : [{ path, before: before ?? null, after: after ?? null }];
};

/** A value with named members, each compared in its own way. */
export function struct<T extends object>(
  members: { readonly [K in keyof T]-?: Differ<Exclude<T[K], undefined>> },
): Differ<T> {
  return (path, before, after, whole) => {
    if (before === undefined || after === undefined) return leaf(path, before, after, whole);
    const keys = Object.keys(members) as (keyof T & string)[];
    return keys.flatMap((key) => {
      const differ = members[key] as Differ<T[typeof key]>;
      return differ(join(path, key), before[key], after[key], whole);
    });
  };
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
