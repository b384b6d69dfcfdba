import type { AccessPointDescription } from '@aws-sdk/client-efs';
import { FLUENT_UID } from '../../config/places.ts';
import { type Finding, fail, ok, skip, warn } from '../check.ts';
import { type Seen, skipped } from '../seen.ts';

/** Whether Fluentd, which is not root, may write in the access point. */
export function judgeAccessPoint(
  id: string,
  fileSystem: string,
  read: Seen<AccessPointDescription | undefined>,
): Finding {
  if (read.kind === 'absent') return fail(`${id} is not there: ${read.because}`, 'check volume.accessPoint');
  if (read.kind === 'unseen') return skipped(read);
  const { FileSystemId, LifeCycleState, PosixUser, RootDirectory } = read.value ?? {};
  if (FileSystemId === undefined || LifeCycleState === undefined) return skip(`EFS said nothing of ${id}`);
  if (FileSystemId !== fileSystem)
    return fail(`${id} is of ${FileSystemId}, not of ${fileSystem}`, 'name an access point of volume.fileSystem');
  if (LifeCycleState !== 'available') return fail(`${id} is ${LifeCycleState}`, 'wait until it is available');
  const user = PosixUser?.Uid ?? FLUENT_UID;
  const { OwnerUid, Permissions } = RootDirectory?.CreationInfo ?? {};
  const path = RootDirectory?.Path ?? '/';
  if (OwnerUid === undefined) {
    const fact = `${id} does not say who owns ${path}: as user ${user} Fluentd can write there only if somebody has let it`;
    return PosixUser?.Uid === 0
      ? ok(`${id} acts as root in ${path}`)
      : warn(fact, `let an access point create the folder, with owner ${FLUENT_UID}`);
  }
  if (user === 0 || OwnerUid === user || mayOthersWrite(Permissions)) {
    return ok(`${id} is of ${fileSystem}, acts as user ${user}, and makes ${path} for user ${OwnerUid}`);
  }
  // A folder that was there before has whatever owner it had.
  const fact = `user ${user} may not write in ${path} of ${id}, if it was made as that says: for ${OwnerUid} (${Permissions ?? 'modes not told'})`;
  return warn(fact, `make an access point whose user and owner are ${FLUENT_UID}`);
}

/** Of octal modes, the last digit is everybody's, and 2 in it is to write. */
function mayOthersWrite(modes = '0'): boolean {
  return (Number.parseInt(modes.slice(-1), 8) & 2) !== 0;
}

/** Without an access point the folder is as somebody left it: root's, where nobody touched it. */
export function withoutAccessPoint(): Finding {
  return warn(
    `who owns the folder cannot be seen: that of a new file system is root’s, and Fluentd is user ${FLUENT_UID}`,
    `name an access point whose user and owner are ${FLUENT_UID} in volume.accessPoint`,
  );
}
