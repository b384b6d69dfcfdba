import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  Tag,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../../wire/awsError.ts';
import type { Operations } from '../../wire/service.ts';
import type { Context } from '../launch/context.ts';
import { lastPart } from '../records/names.ts';
import { findTaskDefinition, type Store, serviceKey } from '../records/store.ts';
import { invalid } from '../validate/refuse.ts';
import { checkTags } from '../validate/tags.ts';

export function tagOperations({ store }: Context): Operations {
  return {
    TagResource: ({ resourceArn = '', tags = [] }: TagResourceRequest) => {
      const resource = findResource(store, resourceArn);
      resource.tags = withTags(resource.tags, tags);
      return {};
    },
    UntagResource: ({ resourceArn = '', tagKeys = [] }: UntagResourceRequest) => {
      const resource = findResource(store, resourceArn);
      resource.tags = resource.tags.filter(({ key }) => !tagKeys.includes(key ?? ''));
      return {};
    },
    ListTagsForResource: ({ resourceArn = '' }: ListTagsForResourceRequest): ListTagsForResourceResponse => ({
      tags: [...findResource(store, resourceArn).tags],
    }),
  };
}

/** A tag of a key that is there already takes its place. */
export function withTags(before: readonly Tag[], added: readonly Tag[]): Tag[] {
  const kept = before.filter(({ key }) => !added.some((tag) => tag.key === key));
  checkTags(added);
  checkTags([...kept, ...added]);
  return [...kept, ...added];
}

function findResource(store: Store, arn: string): { tags: readonly Tag[] } {
  const [, , , , , resource = ''] = arn.split(':');
  const [kind, cluster = '', name = ''] = resource.split('/');
  if (kind === 'service') {
    const service = store.services.get(serviceKey(cluster, name));
    if (service && service.scheduler.state().status !== 'INACTIVE') return service;
    throw new AwsError('ServiceNotFoundException', 'The specified service was not found.');
  }
  const found = kind === 'task' ? store.tasks.get(lastPart(arn)) : findTaskDefinition(store, arn);
  if (found && (kind === 'task' || kind === 'task-definition')) return found;
  throw invalid(`The specified resource is not found or cannot be tagged: ${arn}`);
}
