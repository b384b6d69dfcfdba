/** What RegisterTaskDefinition takes and what DescribeTaskDefinition gives: the members that are managed. */
export interface TaskDefinitionLike {
  readonly family?: string | undefined;
  readonly networkMode?: string | undefined;
  readonly requiresCompatibilities?: readonly string[] | undefined;
  readonly cpu?: string | undefined;
  readonly memory?: string | undefined;
  readonly executionRoleArn?: string | undefined;
  readonly taskRoleArn?: string | undefined;
  readonly containerDefinitions?: readonly ContainerLike[] | undefined;
  readonly volumes?: readonly VolumeLike[] | undefined;
}

export interface ContainerLike {
  readonly name?: string | undefined;
  readonly image?: string | undefined;
  readonly cpu?: number | undefined;
  readonly memoryReservation?: number | undefined;
  readonly memory?: number | undefined;
  readonly essential?: boolean | undefined;
  readonly command?: readonly string[] | undefined;
  readonly portMappings?:
    | readonly {
        readonly containerPort?: number | undefined;
        readonly hostPort?: number | undefined;
        readonly protocol?: string | undefined;
      }[]
    | undefined;
  readonly environment?:
    | readonly { readonly name?: string | undefined; readonly value?: string | undefined }[]
    | undefined;
  readonly secrets?:
    | readonly { readonly name?: string | undefined; readonly valueFrom?: string | undefined }[]
    | undefined;
  readonly mountPoints?:
    | readonly {
        readonly sourceVolume?: string | undefined;
        readonly containerPath?: string | undefined;
        readonly readOnly?: boolean | undefined;
      }[]
    | undefined;
  readonly volumesFrom?:
    | readonly { readonly sourceContainer?: string | undefined; readonly readOnly?: boolean | undefined }[]
    | undefined;
  readonly dependsOn?:
    | readonly { readonly containerName?: string | undefined; readonly condition?: string | undefined }[]
    | undefined;
  readonly linuxParameters?: { readonly initProcessEnabled?: boolean | undefined } | undefined;
  readonly stopTimeout?: number | undefined;
  readonly healthCheck?:
    | {
        readonly command?: readonly string[] | undefined;
        readonly interval?: number | undefined;
        readonly timeout?: number | undefined;
        readonly retries?: number | undefined;
        readonly startPeriod?: number | undefined;
      }
    | undefined;
  readonly logConfiguration?:
    | {
        readonly logDriver?: string | undefined;
        readonly options?: Readonly<Record<string, string>> | undefined;
      }
    | undefined;
}

export interface VolumeLike {
  readonly name?: string | undefined;
  readonly host?: { readonly sourcePath?: string | undefined } | undefined;
  readonly dockerVolumeConfiguration?:
    | {
        readonly scope?: string | undefined;
        readonly autoprovision?: boolean | undefined;
        readonly driver?: string | undefined;
      }
    | undefined;
  readonly efsVolumeConfiguration?:
    | {
        readonly fileSystemId?: string | undefined;
        readonly rootDirectory?: string | undefined;
        readonly transitEncryption?: string | undefined;
        readonly authorizationConfig?:
          | { readonly accessPointId?: string | undefined; readonly iam?: string | undefined }
          | undefined;
      }
    | undefined;
}
