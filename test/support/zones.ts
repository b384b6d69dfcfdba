import { Readable } from 'node:stream';
import type { AwsWorld } from '../../src/aws/world.ts';

/** The world with a Route 53 of these hosted zones and their VPCs; an `Error` is what it refuses with. */
export function withZones(world: AwsWorld, zones: Readonly<Record<string, readonly string[] | Error>>): AwsWorld {
  const handle = async ({ path }: { readonly path: string }) => {
    const zone = zones[path.slice(path.lastIndexOf('/') + 1)] ?? new Error('no such zone');
    return { response: zone instanceof Error ? refusal(zone) : answer(zone) };
  };
  const settings = {
    ...world.settings,
    region: 'ap-northeast-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: { handle } as never,
    maxAttempts: 1,
  };
  return { ...world, settings };
}

function answer(vpcs: readonly string[]) {
  const listed = vpcs.map((id) => `<VPC><VPCRegion>ap-northeast-1</VPCRegion><VPCId>${id}</VPCId></VPC>`).join('');
  return xml(200, `<GetHostedZoneResponse><VPCs>${listed}</VPCs></GetHostedZoneResponse>`);
}

function refusal({ name, message }: Error) {
  return xml(403, `<ErrorResponse><Error><Code>${name}</Code><Message>${message}</Message></Error></ErrorResponse>`);
}

function xml(statusCode: number, text: string) {
  return { statusCode, headers: { 'content-type': 'text/xml' }, body: Readable.from([Buffer.from(text)]) };
}
