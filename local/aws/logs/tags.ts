import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Checked } from '../checked.ts';
import { AwsError, type Operation } from '../operation.ts';
import type { GroupState, LogsState } from './state.ts';

export function tagOperations(state: LogsState): Record<string, Operation> {
  function tag(input: Checked<TagResourceRequest>): object {
    const group = byArn(state, input.resourceArn);
    group.tags = { ...group.tags, ...input.tags };
    return {};
  }

  function untag(input: Checked<UntagResourceRequest>): object {
    const group = byArn(state, input.resourceArn);
    group.tags = Object.fromEntries(Object.entries(group.tags).filter(([key]) => !input.tagKeys.includes(key)));
    return {};
  }

  function list(input: Checked<ListTagsForResourceRequest>): ListTagsForResourceResponse {
    return { tags: { ...byArn(state, input.resourceArn).tags } };
  }

  return { TagResource: tag, UntagResource: untag, ListTagsForResource: list };
}

/** The tagging operations take the ARN that has no `:*` at its end. */
function byArn(state: LogsState, arn: string): GroupState {
  const group = [...state.groups.values()].find((candidate) => candidate.arn === arn);
  if (!group) throw new AwsError('ResourceNotFoundException', `No log group has the ARN "${arn}"`);
  return group;
}
