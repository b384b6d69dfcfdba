import type {
  AccessPointDescription,
  DescribeAccessPointsRequest,
  DescribeAccessPointsResponse,
  DescribeFileSystemsRequest,
  DescribeFileSystemsResponse,
  DescribeMountTargetSecurityGroupsRequest,
  DescribeMountTargetSecurityGroupsResponse,
  DescribeMountTargetsRequest,
  DescribeMountTargetsResponse,
  LifeCycleState,
} from '@aws-sdk/client-efs';
import { accountId } from '../account.ts';
import type { Site } from '../ec2/site.ts';
import { AwsError } from '../wire/awsError.ts';
import type { AwsService } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';

export interface EfsOptions {
  /** Without them every file system is there, with a mount target in each subnet. */
  readonly fileSystems?: Readonly<Record<string, FileSystemOptions>>;
  /** Without them `fsap-1` is of `fs-1`, and of Fluentd's user. */
  readonly accessPoints?: Readonly<Record<string, AccessPointDescription>>;
}

export interface FileSystemOptions {
  readonly state?: LifeCycleState;
  /** The subnets with a mount target; all by default. */
  readonly subnets?: readonly string[];
  /** The security groups of its mount targets. */
  readonly groups?: readonly string[];
}

/** What of EFS can be read: file systems, mount targets, access points. */
export function makeEfs({ fileSystems, accessPoints }: EfsOptions, site: Site): AwsService {
  const find = (id: string): FileSystemOptions => {
    const found = fileSystems ? fileSystems[id] : {};
    if (!found) throw new AwsError('FileSystemNotFound', `File system '${id}' does not exist.`, {}, 404);
    return found;
  };
  return {
    name: 'EFS',
    target: '',
    protocol: 'rest-json',
    operations: {
      DescribeFileSystems: ({ FileSystemId = '' }: DescribeFileSystemsRequest) =>
        describe(FileSystemId, find(FileSystemId)),
      DescribeMountTargets: ({ FileSystemId = '' }: DescribeMountTargetsRequest) =>
        mountTargets(site, FileSystemId, find(FileSystemId)),
      DescribeMountTargetSecurityGroups: (input: Validated<DescribeMountTargetSecurityGroupsRequest>) =>
        groupsOf(site, input, find),
      DescribeAccessPoints: ({ AccessPointId = '' }: DescribeAccessPointsRequest) =>
        describeAccessPoint(AccessPointId, accessPoints),
    },
  };
}

function describe(FileSystemId: string, { state = 'available' }: FileSystemOptions): DescribeFileSystemsResponse {
  const described = {
    OwnerId: accountId,
    CreationToken: FileSystemId,
    FileSystemId,
    CreationTime: new Date(0),
    LifeCycleState: state,
    NumberOfMountTargets: 1,
    SizeInBytes: { Value: 0 },
    PerformanceMode: 'generalPurpose' as const,
    Tags: [],
  };
  return { FileSystems: [described] };
}

function mountTargets(site: Site, FileSystemId: string, { subnets }: FileSystemOptions): DescribeMountTargetsResponse {
  const targets = Object.entries(site.subnets).filter(([id]) => subnets?.includes(id) ?? true);
  return {
    MountTargets: targets.map(([SubnetId, { zone, vpc }]) => ({
      MountTargetId: `fsmt-${FileSystemId.slice(3)}.${SubnetId}`,
      FileSystemId,
      SubnetId,
      LifeCycleState: 'available',
      AvailabilityZoneName: zone,
      VpcId: vpc,
    })),
  };
}

function groupsOf(
  site: Site,
  { MountTargetId }: Validated<DescribeMountTargetSecurityGroupsRequest>,
  find: (id: string) => FileSystemOptions,
): DescribeMountTargetSecurityGroupsResponse {
  const [fileSystem = ''] = MountTargetId.slice('fsmt-'.length).split('.');
  return { SecurityGroups: [...(find(`fs-${fileSystem}`).groups ?? Object.keys(site.groups).slice(0, 1))] };
}

const fluentd = { Uid: 999, Gid: 999 };

function describeAccessPoint(
  AccessPointId: string,
  accessPoints: EfsOptions['accessPoints'],
): DescribeAccessPointsResponse {
  const usual: AccessPointDescription = {
    FileSystemId: `fs-${AccessPointId.slice('fsap-'.length)}`,
    LifeCycleState: 'available',
    PosixUser: fluentd,
    RootDirectory: { Path: '/log', CreationInfo: { OwnerUid: 999, OwnerGid: 999, Permissions: '0755' } },
  };
  const found = accessPoints ? accessPoints[AccessPointId] : usual;
  if (!found) throw new AwsError('AccessPointNotFound', `Access point ${AccessPointId} does not exist.`, {}, 404);
  return { AccessPoints: [{ AccessPointId, OwnerId: accountId, ...found }] };
}
