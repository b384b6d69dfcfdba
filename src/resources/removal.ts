import type { AwsWorld } from '../aws/world.ts';
import type { Desired } from '../render/desired.ts';
import type { ObservedDiscoveryService } from './discovery-service/discoveryService.ts';
import type { ObservedNamespace } from './namespace/namespace.ts';

/** What a person wants taken away beside what always goes. */
export interface Asked {
  readonly revisions: boolean;
  readonly logGroups: boolean;
}

/** The name and its namespace, read as a deploy reads them: of two namespaces of a name only that can tell which is ours. */
export interface Stands {
  readonly namespace: ObservedNamespace | undefined;
  readonly discoveryService: ObservedDiscoveryService | undefined;
}

/** One thing that stands, and whether it would go. */
export interface Found {
  /** As AWS names it. */
  readonly name: string;
  /** By which it is taken away: an ARN or an id. */
  readonly id: string;
  /** False: it stays. */
  readonly goes: boolean;
  /** One sentence: why it goes, or why it stays. */
  readonly because: string;
}

/** What `remove` may use up, and whom it tells. */
export interface Removing {
  /** Milliseconds since the epoch: the end of patience. */
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly say: (state: string) => void;
}

/** How one kind of thing is taken away again. Both verbs may be called again after a run that was killed anywhere. */
export interface Removal {
  /** What there is of it by now; an empty list once all of it is gone. Reads only. @throws ReadFailed, NotPossible. */
  readonly find: (world: AwsWorld, desired: Desired, asked: Asked, stands: Stands) => Promise<readonly Found[]>;
  /** Takes away one that goes, and waits until it is gone. @throws WriteFailed, ReadFailed, LegacyLogError; the signal's reason. */
  readonly remove: (world: AwsWorld, desired: Desired, found: Found, removing: Removing) => Promise<void>;
}
