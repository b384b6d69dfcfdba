/**
 * A task definition in the one form in which two are compared: AWS's defaults filled in, lists by name, values of
 * the environment as hashes. Undefined means that it says nothing about the member.
 */
export interface NormalTaskDefinition {
  readonly family: string | undefined;
  readonly networkMode: string | undefined;
  readonly requiresCompatibilities: readonly string[] | undefined;
  /** CPU units. */
  readonly cpu: number | undefined;
  /** MiB. */
  readonly memory: number | undefined;
  readonly executionRoleArn: string | undefined;
  readonly taskRoleArn: string | undefined;
  readonly containerDefinitions: Readonly<Record<string, NormalContainer>>;
  readonly volumes: Readonly<Record<string, NormalVolume>>;
}

export interface NormalContainer {
  readonly image: string | undefined;
  readonly cpu: number;
  readonly memoryReservation: number | undefined;
  readonly memory: number | undefined;
  readonly essential: boolean;
  readonly command: readonly string[] | undefined;
  readonly portMappings: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly mountPoints: Readonly<Record<string, string>>;
  readonly volumesFrom: Readonly<Record<string, string>>;
  readonly dependsOn: Readonly<Record<string, string>> | undefined;
  readonly initProcessEnabled: boolean | undefined;
  readonly stopTimeout: number | undefined;
  readonly healthCheck: NormalHealthCheck | undefined;
  readonly logDriver: string | undefined;
  readonly logOptions: Readonly<Record<string, string>>;
}

export interface NormalHealthCheck {
  readonly command: readonly string[];
  readonly interval: number;
  readonly timeout: number;
  readonly retries: number;
  readonly startPeriod: number;
}

export interface NormalVolume {
  readonly sourcePath: string | undefined;
  readonly docker: string | undefined;
  readonly efs: string | undefined;
}
