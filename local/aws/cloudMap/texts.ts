import { AwsError } from '../wire/awsError.ts';

/** Source: the API references of CreatePrivateDnsNamespace and CreateService. */
const most = { CreatorRequestId: 64, Description: 1024 } as const;

/** @throws AwsError InvalidInput */
export function checkTexts(input: {
  readonly CreatorRequestId?: string | undefined;
  readonly Description?: string | undefined;
}): void {
  for (const name of ['CreatorRequestId', 'Description'] as const) {
    if ((input[name]?.length ?? 0) <= most[name]) continue;
    throw new AwsError('InvalidInput', `${name} has at most ${most[name]} characters.`);
  }
}
