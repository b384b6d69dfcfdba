/** A task of the service that is meant to run. */
export interface RunningTask {
  readonly id: string;
  readonly lastStatus: string;
  readonly desiredStatus: string;
  /** `service:<name>`. */
  readonly group: string;
  readonly taskDefinitionArn: string;
  /** The private IPv4 of its network interface. */
  readonly ipv4: string | undefined;
}
