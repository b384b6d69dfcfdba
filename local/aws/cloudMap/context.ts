import type { Time } from '../wire/time.ts';
import type { CloudMapState } from './state.ts';
import type { Submit } from './submit.ts';

/** What the operations of Cloud Map share. */
export interface Context {
  readonly state: CloudMapState;
  readonly time: Time;
  readonly submit: Submit;
  readonly region: string;
  /** Whether the VPC exists; an operation on one that does not ends in FAIL. */
  hasVpc(vpc: string): boolean;
}
