import type { Time } from '../wire/time.ts';
import type { LogsState } from './state.ts';
import type { Store } from './store.ts';

/** What the operations of CloudWatch Logs share. */
export interface Context {
  readonly state: LogsState;
  readonly time: Time;
  readonly store: Store;
  readonly region: string;
}
