import { AwsError } from '../wire/awsError.ts';
import type { RestAnswer, RestService } from '../wire/rest.ts';
import type { CloudMapState } from './state.ts';

const path = /^\/2013-04-01\/hostedzone\/([A-Z0-9]+)$/;

/** Route 53's GetHostedZone of the zones that Cloud Map made, beside another service that speaks REST. */
export function withHostedZones(other: RestService, state: CloudMapState, region: string): RestService {
  return {
    ...other,
    route: (request) => {
      const id = path.exec(request.url.pathname)?.[1];
      if (id === undefined) return other.route(request);
      return { operation: 'GetHostedZone', input: { Id: id }, run: async () => describe(state, id, region) };
    },
  };
}

function describe(state: CloudMapState, id: string, region: string): RestAnswer {
  const namespace = [...state.namespaces.values()].find(({ hostedZoneId }) => hostedZoneId === id);
  if (!namespace) throw new AwsError('NoSuchHostedZone', `No hosted zone found with ID: ${id}`, {}, 404);
  const zone = `<HostedZone><Id>/hostedzone/${id}</Id><Name>${namespace.name}.</Name><CallerReference>${id}</CallerReference></HostedZone>`;
  const vpcs = `<VPCs><VPC><VPCRegion>${region}</VPCRegion><VPCId>${namespace.vpc}</VPCId></VPC></VPCs>`;
  const body = `<GetHostedZoneResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/">${zone}${vpcs}</GetHostedZoneResponse>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body };
}
