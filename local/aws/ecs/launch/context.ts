import type { InstanceRegistry } from '../../cloudMap/registry.ts';
import type { Time } from '../../wire/time.ts';
import type { Adversity } from '../adversity.ts';
import type { Agent } from '../agent/agent.ts';
import type { HostOptions } from '../records/host.ts';
import type { Names } from '../records/names.ts';
import type { Store } from '../records/store.ts';
import type { Network } from '../validate/network.ts';
import type { Provider } from '../validate/strategy.ts';

/** What ECS's operations share. */
export interface Context {
  readonly names: Names;
  readonly store: Store;
  readonly agent: Agent;
  readonly time: Time;
  readonly registry: InstanceRegistry;
  readonly network: Network | undefined;
  readonly providers: readonly Provider[];
  readonly hosts: readonly HostOptions[];
  readonly startsBesideStopping: boolean;
  readonly breakerCountsCrashes: boolean;
  readonly adversity: Adversity;
  readonly dropsEmptyValues: boolean;
}
