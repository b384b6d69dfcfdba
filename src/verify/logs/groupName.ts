/** A log group as the configuration names it: by its name, or by an ARN with or without the `:*` that AWS puts behind it. */
export interface GroupName {
  readonly name: string;
  /** Without the `:*`. */
  readonly arn: string | undefined;
  readonly account: string | undefined;
}

export function groupNameOf(group: string): GroupName {
  if (!group.startsWith('arn:')) return { name: group, arn: undefined, account: undefined };
  const arn = group.replace(/:\*$/, '');
  const parts = arn.split(':');
  return { name: parts.slice(6).join(':'), arn, account: parts[4] };
}

/** As StartQuery takes it: a group of another account by its ARN, under another name. */
export function queried({ name, arn }: GroupName) {
  return arn === undefined ? { logGroupName: name } : { logGroupIdentifiers: [arn] };
}

/** As FilterLogEvents takes it. */
export function listed({ name, arn }: GroupName) {
  return arn === undefined ? { logGroupName: name } : { logGroupIdentifier: arn };
}
