import { runsOn } from '../capacity.ts';
import { error, type Finding, warning } from '../finding.ts';
import type { Config } from '../schema.ts';
import { unlessWrong } from './unlessWrong.ts';

/** Fargate has no host that could keep a folder or a Docker volume. */
export function fargateVolume(config: Config): readonly Finding[] {
  const { type } = config.volume;
  if (runsOn(config) !== 'FARGATE' || (type !== 'docker' && type !== 'host')) return [];
  return [
    error(
      ['volume', 'type'],
      `Fargate has no volumes of type ${type}`,
      'use efs, which outlives tasks, or launchType: EC2',
    ),
  ];
}

/**
 * What an anonymous volume loses. Measured at 4,000 lines a second with the fault in the fifth second:
 * 15,420 to 18,408 of 60,000 lines were gone with the old task's volume, even those that had been acknowledged.
 */
export function anonymousVolume(config: Config): readonly Finding[] {
  if (config.volume.type !== 'anonymous') return [];
  const onHost =
    unlessWrong(() => runsOn(config)) === 'EC2' ? '; on a single EC2 host docker and host keep the files too' : '';
  return [
    warning(
      ['volume', 'type'],
      'with an anonymous volume each redeploy and each crash loses every line that the batch has not ingested yet ' +
        '(measured: 15 to 18 thousand of 60 thousand)',
      `use a volume that outlives the task: \`volume: { type: efs, fileSystem: … }\`${onHost}`,
    ),
  ];
}

/**
 * Fluentd is not root, and the root of a new file system is: it could not even make its buffer's folder, and the task
 * would go round. An access point makes the folder and gives it its owner.
 */
export function efsOwner({ volume }: Config): readonly Finding[] {
  if (volume.type !== 'efs' || volume.accessPoint !== undefined) return [];
  return [
    warning(
      ['volume', 'type'],
      `without an access point Fluentd (uid 999 in the official image) has to be allowed to write to ${volume.rootDirectory ?? 'the root'} of the file system, which at first is root’s alone`,
      'name one that makes its folder for uid and gid 999: `accessPoint: fsap-…`',
    ),
  ];
}

/** The same on a host, where nothing makes the folder for Fluentd: Docker makes an absent one, for root alone. */
export function hostOwner(config: Config): readonly Finding[] {
  const { volume } = config;
  if (volume.type !== 'host' || unlessWrong(() => runsOn(config)) === 'FARGATE') return [];
  return [
    warning(
      ['volume', 'type'],
      `Fluentd (uid 999 in the official image) has to be allowed to write to ${volume.path} on each host: Docker makes an absent folder for root alone`,
      `make it when a host starts, in its user data: \`install -d -o 999 -g 999 ${volume.path}\``,
    ),
  ];
}

/** With an access point the root is the access point's own. Source: EFSVolumeConfiguration, API reference of Amazon ECS. */
export function efsRoot({ volume }: Config): readonly Finding[] {
  if (volume.type !== 'efs' || volume.accessPoint === undefined) return [];
  if (volume.rootDirectory === undefined || volume.rootDirectory === '/') return [];
  return [
    error(
      ['volume', 'rootDirectory'],
      'volume.rootDirectory is given together with an access point',
      'take it out: the access point has a root of its own',
    ),
  ];
}
