import { canonical, fingerprint } from '../../values/canonical.ts';
import { isMapping } from '../../values/mapping.ts';

/** Brings a value into the form in which two are compared; undefined says as much as leaving the member out. */
export type Form = (value: unknown) => unknown;

/** A value that is compared and shown as it is; an empty one is none. */
export const plain: Form = (value) => (isEmpty(value) ? undefined : value);

/** A text that nobody may read in a plan. */
export const hidden: Form = (value) =>
  fingerprint(typeof value === 'string' ? value : isEmpty(value) ? '' : canonical(value));

/** True or false, where false is what AWS takes of nothing. */
export const flag: Form = (value) => (value === false ? undefined : plain(value));

/** A list without an order. */
export const sorted: Form = (value) => {
  const kept = plain(value);
  return Array.isArray(kept) ? kept.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : kept;
};

/** One whose absence AWS fills in: shown as what it means. */
export function filledIn(absent: unknown): Form {
  return (value) => plain(value) ?? absent;
}

/** One that AWS may write out or leave out, with the same meaning. */
export function except(absent: unknown): Form {
  return (value) => (value === absent ? undefined : plain(value));
}

/** A list whose order does not count, since its entries have names. Two of one name stay two. */
export function named(nameOf: (entry: Entry) => unknown, form: (entry: Entry) => unknown): Form {
  return (value) => {
    if (!isList(value)) return isEmpty(value) ? {} : unknownMember(value);
    const byName = Map.groupBy(value, (entry) => String(nameOf(entry) ?? ''));
    return Object.fromEntries(
      [...byName].map(([name, [first, ...more]]) => {
        // An entry that says nothing but its name is no less there.
        const [one, ...others] = [first, ...more].map((entry) => form(entry as Entry) ?? 'no more than its name');
        return [name, others.length === 0 ? one : [one, ...others]];
      }),
    );
  };
}

/** A mapping of names to values. */
export function valued(form: (value: unknown, name: string) => unknown): Form {
  return (value) => {
    if (!isMapping(value)) return isEmpty(value) ? {} : unknownMember(value);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, form(one, name)]));
  };
}

/**
 * A value with members, each in its own form; one that says nothing is none.
 *
 * @typeParam T the SDK's type: a member that AWS adds to it does not compile until somebody has decided on its form.
 *   Until then, and for those that the SDK does not know, it counts unless it is empty.
 */
export function members<T extends object>(forms: { readonly [K in keyof T]-?: Form }): Form {
  return (value) => {
    if (!isMapping(value)) return isEmpty(value) ? undefined : unknownMember(value);
    const table = forms as Readonly<Record<string, Form>>;
    const names = [...new Set([...Object.keys(table), ...Object.keys(value)])];
    const said = names.map((name) => [name, (table[name] ?? unknownMember)(value[name])] as const);
    const kept = said.filter(([, form]) => form !== undefined);
    return kept.every(([, form]) => isEmpty(form)) ? undefined : Object.fromEntries(kept);
  };
}

/** A member that ECS adds by itself, or that is the name of the whole. */
export const left: Form = () => undefined;

/** What AWS has added since: compared, and of its texts nobody knows whether they are secrets. */
export const unknownMember: Form = (value) => {
  if (typeof value === 'string') return value === '' ? undefined : fingerprint(value);
  if (Array.isArray(value)) return plain(value.map((entry) => unknownMember(entry) ?? null));
  if (!isMapping(value)) return flag(value);
  return members<object>({})(value);
};

/** An entry of a list, whose members AWS may all leave out. */
export type Entry = Readonly<Record<string, unknown>>;

function isList(value: unknown): value is readonly Entry[] {
  return Array.isArray(value) && value.every(isMapping);
}

/** Nothing, or what AWS writes where there was nothing. */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isMapping(value)) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === '';
}
