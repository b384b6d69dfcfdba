import type {
  DockerVolumeConfiguration,
  EFSAuthorizationConfig,
  EFSVolumeConfiguration,
  FSxWindowsFileServerAuthorizationConfig,
  FSxWindowsFileServerVolumeConfiguration,
  HostVolumeProperties,
  S3FilesVolumeConfiguration,
  Volume,
} from '@aws-sdk/client-ecs';
import { except, type Form, filledIn, flag, hidden, members, plain, valued } from './form.ts';

/** One volume in the form in which two are compared. Source of the defaults: the API reference of Volume. */
export const normaliseVolume: Form = members<Volume>({
  // So that a volume of which nothing more is said is there all the same.
  name: plain,
  host: members<HostVolumeProperties>({ sourcePath: plain }),
  dockerVolumeConfiguration: members<DockerVolumeConfiguration>({
    scope: filledIn('task'),
    autoprovision: flag,
    driver: filledIn('local'),
    driverOpts: valued(hidden),
    labels: valued(hidden),
  }),
  efsVolumeConfiguration: members<EFSVolumeConfiguration>({
    fileSystemId: plain,
    rootDirectory: filledIn('/'),
    transitEncryption: filledIn('DISABLED'),
    transitEncryptionPort: plain,
    authorizationConfig: members<EFSAuthorizationConfig>({ accessPointId: plain, iam: except('DISABLED') }),
  }),
  fsxWindowsFileServerVolumeConfiguration: members<FSxWindowsFileServerVolumeConfiguration>({
    fileSystemId: plain,
    rootDirectory: plain,
    authorizationConfig: members<FSxWindowsFileServerAuthorizationConfig>({
      credentialsParameter: hidden,
      domain: plain,
    }),
  }),
  s3filesVolumeConfiguration: members<S3FilesVolumeConfiguration>({
    fileSystemArn: plain,
    rootDirectory: filledIn('/'),
    transitEncryptionPort: plain,
    accessPointArn: plain,
  }),
  configuredAtLaunch: flag,
});
