interface Place {
  readonly region: string;
  readonly account: string;
  readonly partition?: string;
}

/** A log group with its streams, as IAM wants it. The place is that of a group that is named without an ARN. */
export function streamsArn(group: string, { partition = 'aws', region, account }: Place): string {
  const arn = group.startsWith('arn:') ? group : `arn:${partition}:logs:${region}:${account}:log-group:${group}`;
  return arn.endsWith(':*') ? arn : `${arn}:*`;
}

/** Secrets Manager puts a hyphen and six characters behind a name. */
export function secretArn(secret: string, { partition = 'aws', region, account }: Place): string {
  if (secret.startsWith('arn:')) return secret;
  return `arn:${partition}:secretsmanager:${region}:${account}:secret:${secret}-??????`;
}
