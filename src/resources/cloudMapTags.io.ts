import { ListTagsForResourceCommand } from '@aws-sdk/client-servicediscovery';
import { read } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';

/** The tags of a namespace or a discovery service, by key. @throws ReadFailed. */
export async function readCloudMapTags(
  { cloudMap }: Pick<AwsWorld, 'cloudMap'>,
  arn: string,
): Promise<Readonly<Record<string, string>>> {
  return await read('servicediscovery:ListTagsForResource', `the tags of ${arn}`, async () => {
    const { Tags = [] } = await cloudMap.send(new ListTagsForResourceCommand({ ResourceARN: arn }));
    return Object.fromEntries(Tags.flatMap(({ Key, Value }) => (Key === undefined ? [] : [[Key, Value ?? '']])));
  });
}
