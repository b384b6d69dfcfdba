import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  Tag,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-servicediscovery';
import { AwsError } from '../wire/awsError.ts';
import type { Operations } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';
import type { CloudMapState } from './state.ts';

const mostTags = 50;

export function tagOperations(state: CloudMapState): Operations {
  function tag(input: Validated<TagResourceRequest>): object {
    requireResource(state, input.ResourceARN);
    const given = new Set(input.Tags.map(({ Key }) => Key));
    const kept = (state.tags.get(input.ResourceARN) ?? []).filter(({ Key }) => Key === undefined || !given.has(Key));
    state.tags.set(input.ResourceARN, checkTags(input.ResourceARN, [...kept, ...input.Tags]));
    return {};
  }

  function untag(input: Validated<UntagResourceRequest>): object {
    requireResource(state, input.ResourceARN);
    const kept = (state.tags.get(input.ResourceARN) ?? []).filter(({ Key }) => !input.TagKeys.includes(Key ?? ''));
    state.tags.set(input.ResourceARN, kept);
    return {};
  }

  function list(input: Validated<ListTagsForResourceRequest>): ListTagsForResourceResponse {
    requireResource(state, input.ResourceARN);
    return { Tags: state.tags.get(input.ResourceARN) ?? [] };
  }

  return { TagResource: tag, UntagResource: untag, ListTagsForResource: list };
}

/** @throws AwsError TooManyTagsException */
export function checkTags(arn: string, tags: readonly Tag[]): Tag[] {
  if (tags.length <= mostTags) return [...tags];
  throw new AwsError('TooManyTagsException', `a resource has at most ${mostTags} tags`, { ResourceName: arn });
}

function requireResource(state: CloudMapState, arn: string): void {
  const id = arn.split('/').at(-1) ?? '';
  const found = state.namespaces.get(id)?.arn === arn || state.services.get(id)?.arn === arn;
  if (!found) throw new AwsError('ResourceNotFoundException', `No resource has the ARN "${arn}".`);
}
