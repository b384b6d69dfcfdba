import type { AwsWorld } from '../aws/world.ts';
import type { Desired } from '../render/desired.ts';
import type { Removal } from './removal.ts';
import type { Change, Difference, Step } from './step.ts';

/**
 * One kind of thing that stands in AWS, as the verbs that a deploy is made of. Each is a folder beside this file and a
 * line in `table.io.ts`; the table does not compile where one needs what no other gives.
 *
 * @typeParam Observed what is read of it.
 * @typeParam Standing what others may refer to once it stands.
 * @typeParam Others what its own reading needs of what is read of others, by their keys in the table.
 * @typeParam Earlier what it refers to itself, by the keys of those that stand before it in the table.
 */
export interface Resource<Observed, Standing, Others = object, Earlier = object> {
  /** As people read it in a plan; its folder is called so. */
  readonly name: string;
  /** Reads what there is of it, beside all others: it awaits only those that it needs. @throws ReadFailed, NotPossible. */
  readonly read: (world: AwsWorld, desired: Desired, others: Reading<Others>) => Promise<Observed>;
  /** What differs from what is wanted. Pure. @throws NotPossible for what AWS never changes, and so before anything is written. */
  readonly diff: (situation: Situation<Observed, Earlier>, force: boolean) => Compared<Standing>;
  /** Carries out one of the steps that `diff` found. @throws WriteFailed, ReadFailed; the signal's reason. */
  readonly apply: (
    world: AwsWorld,
    step: Step,
    situation: Situation<Observed, Earlier>,
    signal?: AbortSignal,
  ) => Promise<Carried<Standing>>;
  /** How it is taken away again; left out where it is never ours to take away. Loaded only for that. */
  readonly removal?: () => Promise<Removal>;
}

/** What is being read, by key. */
export type Reading<Observed> = { readonly [Key in keyof Observed]: Promise<Observed[Key]> };

/** What stands by now, by key; undefined where a step has yet to create it. */
export type StandingSoFar<Standing> = { readonly [Key in keyof Standing]?: Standing[Key] | undefined };

/** What a resource is compared in, and what its steps are carried out in. */
export interface Situation<Observed, Earlier> {
  readonly desired: Desired;
  readonly observed: Observed;
  readonly standing: StandingSoFar<Earlier>;
}

export interface Compared<Standing> {
  readonly differences: readonly Difference[];
  /** What stands already and will still stand after the steps; undefined where one of them creates it. */
  readonly standing: Standing | undefined;
}

/** What a step that was carried out leaves behind. */
export interface Carried<Standing> {
  readonly standing: Standing;
  /** The changes of the step with what was not yet known when it was planned, where there is such a thing. */
  readonly changes?: readonly Change[];
}

/** Resources by key, in the order in which they have to exist. */
export type Resources<Observed, Standing extends Record<keyof Observed, unknown>> = {
  readonly [Key in keyof Observed]: Resource<Observed[Key], Standing[Key], Observed, Standing>;
};

/** What an earlier step has created by now. That it does not stand is a mistake of this program. */
export function standingOf<Standing, Key extends keyof Standing & string>(
  standing: StandingSoFar<Standing>,
  key: Key,
): NonNullable<Standing[Key]> {
  const value = standing[key];
  if (value === undefined || value === null) throw new Error(`nothing stands yet for ${key}`);
  return value;
}
