import type * as v from 'valibot';

/** What `v.pipe` takes of a schema, and what its words are made of. */
type Section = v.GenericSchema & { readonly entries: v.ObjectEntries };

/** A section, or `false` in its place. To the messages it is the section, for that is what somebody who writes it wants. */
export function orFalse<S extends Section>(section: S) {
  const either = {
    ...section,
    '~run': (dataset: { value: unknown }, config: v.Config<v.BaseIssue<unknown>>) =>
      dataset.value === false ? { typed: true, value: false } : section['~run'](dataset, config),
  };
  return either as unknown as v.GenericSchema<v.InferInput<S> | false, v.InferOutput<S> | false>;
}
