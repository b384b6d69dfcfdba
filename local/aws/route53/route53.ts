import type {
  GetHostedZoneRequest,
  GetHostedZoneResponse,
  ListHostedZonesByVPCRequest,
  ListHostedZonesByVPCResponse,
  VPCRegion,
} from '@aws-sdk/client-route-53';

import { accountId } from '../account.ts';
import type { CloudMapState } from '../cloudMap/state.ts';
import { AwsError } from '../wire/awsError.ts';
import type { AwsService } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';

export interface Route53Options {
  /** Private hosted zones that are nobody's of Cloud Map. */
  readonly zones?: readonly { readonly id: string; readonly name: string; readonly vpc: string }[];
}

/** What of Route 53 can be read: the private hosted zones of a VPC, of which Cloud Map keeps some. */
export function makeRoute53(
  { zones = [] }: Route53Options,
  { cloudMap, region }: { readonly cloudMap: CloudMapState; readonly region: string },
): AwsService {
  function get({ Id }: Validated<GetHostedZoneRequest>): GetHostedZoneResponse {
    const kept = [...cloudMap.namespaces.values()].find(({ hostedZoneId }) => hostedZoneId === Id);
    const zone = kept ?? zones.find(({ id }) => id === Id);
    if (!zone) throw new AwsError('NoSuchHostedZone', `No hosted zone found with ID: ${Id}`, {}, 404);
    return {
      HostedZone: { Id: `/hostedzone/${Id}`, Name: `${zone.name}.`, CallerReference: Id },
      VPCs: [{ VPCRegion: region as VPCRegion, VPCId: zone.vpc }],
    };
  }
  function byVpc({ VPCId }: Validated<ListHostedZonesByVPCRequest>): ListHostedZonesByVPCResponse {
    const kept = [...cloudMap.namespaces.values()].filter(({ vpc }) => vpc === VPCId);
    const own = zones.filter(({ vpc }) => vpc === VPCId);
    return {
      HostedZoneSummaries: [
        ...kept.map(({ hostedZoneId, name }) => ({
          HostedZoneId: hostedZoneId,
          Name: `${name}.`,
          Owner: { OwningService: 'servicediscovery.amazonaws.com' },
        })),
        ...own.map(({ id, name }) => ({ HostedZoneId: id, Name: `${name}.`, Owner: { OwningAccount: accountId } })),
      ],
      MaxItems: 100,
    };
  }
  return {
    name: 'Route 53',
    target: '',
    protocol: 'rest-xml',
    operations: { GetHostedZone: get, ListHostedZonesByVPC: byVpc },
  };
}
