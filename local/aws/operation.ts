/**
 * What a service of the stand-in is: its operations by name. The server has already checked the shape of
 * the input (unknown members, missing ones, wrong types and enum values) against the SDK's own model, so an
 * operation checks only what depends on state or on several members.
 */
export interface AwsService {
  /** As the SDK names it, `ECS`. */
  readonly name: string;
  /** The prefix of `X-Amz-Target`, `AmazonEC2ContainerServiceV20141113`. */
  readonly target: string;
  readonly operations: Readonly<Record<string, Operation>>;
}

// biome-ignore lint/suspicious/noExplicitAny: the wire's input; each operation names the SDK type it expects
export type Operation = (input: any) => unknown;

/** A refusal with AWS's own error name and, where the API documents them, members (`NamespaceId`, …). */
export class AwsError extends Error {
  readonly code: string;
  readonly members: Readonly<Record<string, unknown>>;
  readonly status: number;

  constructor(code: string, message: string, members: Readonly<Record<string, unknown>> = {}, status = 400) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.members = members;
    this.status = status;
  }
}

/** The stand-in's time. Waiting is divided by the speed; the wall clock is not moved, so stamps stay true. */
export interface Time {
  nowMs(): number;
  /** Waits `ms` of AWS's time, which is `ms / speed` of ours. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Cloud Map as ECS's scheduler uses it: the only way from `local/ecs` to `local/aws/cloudMap`. */
export interface InstanceRegistry {
  /** The service's name and kind, or undefined if there is no such discovery service. */
  find(
    serviceArn: string,
  ): { readonly name: string; readonly customHealth: boolean; readonly recordTypes: readonly string[] } | undefined;
  register(serviceArn: string, instanceId: string, attributes: Readonly<Record<string, string>>): void;
  deregister(serviceArn: string, instanceId: string): void;
  setHealth(serviceArn: string, instanceId: string, status: 'HEALTHY' | 'UNHEALTHY'): void;
}

/** Secrets as the agent resolves a container's `secrets`; undefined where there is none of that ARN. */
export interface SecretSource {
  value(arn: string): string | undefined;
}

/** Where a container's output goes when its log driver is `awslogs`. */
export interface LogSink {
  /** Whether the group exists: ECS refuses to start a container whose log group does not. */
  hasGroup(group: string): boolean;
  write(group: string, stream: string, atMs: number, line: string): void;
}
