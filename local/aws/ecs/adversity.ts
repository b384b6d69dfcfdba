import type { TaskStopCode } from '@aws-sdk/client-ecs';

/** What goes wrong in the account, for a test to switch on and off while the cloud runs. */
export interface Adversity {
  /** Why no task finds a place, in ECS's words after "unable to place a task because "; undefined: there is room. */
  unplaceable?: string | undefined;
  /** Why a task that was placed cannot be set up: its `stoppedReason`. */
  setUpFails?: string | undefined;
  /** The container whose end by SIGKILL is the kernel's doing: ECS says so in its reason. */
  outOfMemory?: string | undefined;
  /** For how long DescribeServices does not show a service that was created, in milliseconds of the clock. */
  newServicesHiddenMs?: number | undefined;
}

/** Ends every running task as what it runs on would: an interruption of Spot, a host that is terminated. */
export type TakeHosts = (code: TaskStopCode, reason: string) => void;
