import { GetHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { read } from '../../aws/call.io.ts';
import { watched } from '../../aws/watched.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { ReadFailed } from '../../errors.ts';

/** The VPCs in which a private hosted zone is resolved. @throws ReadFailed. */
export async function readZoneVpcs(
  { settings, calls }: Pick<AwsWorld, 'settings' | 'calls'>,
  zoneId: string,
): Promise<readonly string[]> {
  const route53 = watched(new Route53Client(settings), 'Route 53', calls);
  return await read('route53:GetHostedZone', `the hosted zone ${zoneId}`, async () => {
    const { VPCs = [] } = await route53.send(new GetHostedZoneCommand({ Id: zoneId }));
    const ids = VPCs.flatMap(({ VPCId }) => VPCId ?? []);
    // A private zone is of one VPC at least. Taken for nobody's, it would be made a second time.
    if (ids.length === 0) throw new ReadFailed('the answer does not tell its VPCs');
    return ids;
  });
}
