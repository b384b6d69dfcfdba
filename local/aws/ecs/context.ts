import type { LocalCloudOptions } from '../../cloud.ts';
import type { InstanceRegistry, Time } from '../operation.ts';
import type { Agent } from './agent/agent.ts';
import type { Names } from './names.ts';
import type { Store } from './store.ts';

/** What ECS's operations share. */
export interface Context {
  readonly names: Names;
  readonly store: Store;
  readonly agent: Agent;
  readonly time: Time;
  readonly registry: InstanceRegistry;
  readonly network: LocalCloudOptions['network'];
  readonly startsBesideStopping: boolean;
  readonly breakerCountsCrashes: boolean;
}
