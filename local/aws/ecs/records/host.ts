/** A container instance; what is left out is as a task needs it. */
export interface HostOptions {
  /** `i-…`. */
  readonly instance?: string;
  readonly connected?: boolean;
  /** CPU units and MiB that are free. */
  readonly cpu?: number;
  readonly memory?: number;
  readonly zone?: string;
  readonly vpc?: string;
  readonly architecture?: 'x86_64' | 'arm64';
  /** Whether tasks' interfaces are branches of a trunk. */
  readonly trunked?: boolean;
}
