/**
 * What a service of the stand-in is: its operations by name. The server has already held the shape of the input
 * (unknown members, missing ones, wrong types and enum values) against the SDK's own model, so an operation checks
 * only what depends on state or on several members.
 */
export interface AwsService {
  /** As the SDK names it, `ECS`. */
  readonly name: string;
  /** The prefix of `X-Amz-Target`, `AmazonEC2ContainerServiceV20141113`. */
  readonly target: string;
  readonly operations: Operations;
  /**
   * What it speaks, in place of AWS JSON: REST-JSON and REST-XML are called by method and path, Query and EC2's variant of
   * it by a form, whose Version is then the `target`.
   */
  readonly protocol?: 'rest-json' | 'rest-xml' | 'query' | 'ec2';
}

export type Operations = Readonly<Record<string, Operation>>;

// biome-ignore lint/suspicious/noExplicitAny: the wire's input; each operation names the SDK type it expects
export type Operation = (input: any) => unknown;
