import type { LogGroupInput } from '../../render/desired.ts';
import { OWNER_TAG } from '../../render/tags.ts';

/** A log group as it stands. */
export interface ObservedLogGroup {
  readonly name: string;
  /** Undefined: its events are kept for ever. */
  readonly retentionInDays: number | undefined;
  /** Whether a run of ours created it and was cut off before it set the time: it is ours, has none, and holds nothing yet. */
  readonly halfMade?: boolean;
}

/** Whether the tags that a group got at its creation are those of this log service. */
export function isOwned({ tags: wanted }: LogGroupInput, tags: Readonly<Record<string, string>>): boolean {
  const owner = wanted[OWNER_TAG];
  return owner !== undefined && tags[OWNER_TAG] === owner;
}
