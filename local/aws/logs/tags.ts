import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../wire/awsError.ts';
import type { Operations } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';
import { invalid } from './refuse.ts';
import type { GroupState, LogsState } from './state.ts';

export function tagOperations(state: LogsState): Operations {
  function tag(input: Validated<TagResourceRequest>): object {
    const group = byArn(state, input.resourceArn);
    group.tags = checkTags({ ...group.tags, ...input.tags });
    return {};
  }

  function untag(input: Validated<UntagResourceRequest>): object {
    const group = byArn(state, input.resourceArn);
    group.tags = Object.fromEntries(Object.entries(group.tags).filter(([key]) => !input.tagKeys.includes(key)));
    return {};
  }

  function list(input: Validated<ListTagsForResourceRequest>): ListTagsForResourceResponse {
    return { tags: { ...byArn(state, input.resourceArn).tags } };
  }

  return { TagResource: tag, UntagResource: untag, ListTagsForResource: list };
}

/** Source: the API references of CreateLogGroup and TagResource. */
const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const mostTags = 50;

/** @throws AwsError InvalidParameterException */
export function checkTags(tags: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(tags);
  if (entries.length > mostTags) {
    throw invalid(`a log group has at most ${mostTags} tags`);
  }
  for (const [key, value] of entries) {
    const isFit =
      key.length >= 1 && key.length <= 128 && value.length <= 256 && allowed.test(key) && allowed.test(value);
    if (!isFit || /^aws:/i.test(key)) throw invalid(`"${key}" cannot be a tag`);
  }
  return tags;
}

/** The tagging operations take the ARN that has no `:*` at its end. */
function byArn(state: LogsState, arn: string): GroupState {
  const group = [...state.groups.values()].find((candidate) => candidate.arn === arn);
  if (!group) throw new AwsError('ResourceNotFoundException', `No log group has the ARN "${arn}"`);
  return group;
}
