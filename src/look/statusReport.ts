import type { Health } from '../health/health.ts';
import type { Newest } from './newest.ts';

/** How the service is, for somebody who was woken up. Plain data. */
export interface StatusReport {
  readonly outcome: Health['verdict'];
  /** One sentence: the first problem, or what shows that all is well. */
  readonly because: string;
  readonly hint?: string;
  readonly cluster: string;
  readonly service: string;
  readonly endpoint: string;
  readonly atMs: number;
  readonly health: Health;
  /** `access-log:7`, and since when the service is to run it. */
  readonly revision?: string;
  readonly revisionSinceMs?: number;
  /** The rollout that goes on, or that failed, in ECS's words. */
  readonly rollout?: string;
  readonly dns: Dns;
  readonly newestFile: Newest;
  readonly newestRow: Newest;
  /** What the batch's entrypoint last said of its jobs. Text from outside. */
  readonly jobs: Newest;
  readonly calls: number;
}

/** What the name is resolved to where this runs. */
export type Dns =
  | { readonly kind: 'resolved'; readonly addresses: readonly string[] }
  | { readonly kind: 'unknown'; readonly because: string };
