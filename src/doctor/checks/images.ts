import type { BatchGetImageCommandOutput } from '@aws-sdk/client-ecr';
import { type Finding, fail, ok, skip, warn } from '../check.ts';
import { platformsOf } from '../images/reference.ts';
import { type Seen, skipped } from '../seen.ts';

/** An image that no registry of ECR has: nothing here asks other registries. */
export function ofOtherRegistry(image: string): Finding {
  return skip(`${image} is not of a private registry of ECR, and other registries are not asked`);
}

export type ImageAnswer = Seen<Pick<BatchGetImageCommandOutput, 'images' | 'failures'>>;

/**
 * Whether an image can be pulled at all, and runs where the task does.
 *
 * @param cached whether ECR keeps the repository for another registry, from which it fetches what it lacks.
 * @param own of a manifest of one image, the platform that its own configuration says.
 * @param platforms those that the task may run on, `linux/amd64`; empty where that is not known.
 */
export function judgeImage(
  image: string,
  answer: ImageAnswer,
  platforms: readonly string[],
  { cached, own }: { readonly cached?: boolean | undefined; readonly own?: Seen<string | undefined> | undefined } = {},
): Finding {
  if (answer.kind === 'unseen') return skipped(answer);
  const because = reasonGone(answer);
  if (because !== undefined && cached === true)
    return skip(`${image} is not cached yet: ECR fetches it at the first pull`);
  if (because !== undefined)
    return fail(`${image} is not there: ${because}`, 'build and push it first, or name one that is there');
  if (answer.kind === 'absent') return skip(answer.because);
  const [failure] = answer.value.failures ?? [];
  if (failure) return skip(`${image}: ${failure.failureReason ?? 'ECR does not say why not'}`);
  const [found] = answer.value.images ?? [];
  const digest = found?.imageId?.imageDigest;
  if (found === undefined || digest === undefined) return skip(`ECR said nothing of ${image}`);
  const fact = `${image} is there as ${digest}`;
  const listed = platformsOf(found.imageManifest ?? '');
  if (listed !== undefined) return ofPlatform(fact, listed, platforms);
  if (own?.kind === 'seen' && own.value !== undefined) return ofPlatform(fact, [own.value], platforms);
  const untold = `${fact}; of which platform it is, is not known`;
  if (own === undefined || own.kind === 'seen') return skip(untold);
  return { ...skipped(own), because: `${untold}: ${own.because}` };
}

/** Why an image is not there, for sure; undefined where it is, or nobody knows. */
export function reasonGone(answer: ImageAnswer): string | undefined {
  if (answer.kind === 'absent') return answer.because;
  if (answer.kind === 'unseen') return undefined;
  const failure = answer.value.failures?.find(({ failureCode = '' }) => gone.includes(failureCode));
  return failure && (failure.failureReason ?? failure.failureCode);
}

const gone: readonly string[] = [
  'ImageNotFound',
  'ImageTagDoesNotMatchDigest',
  'InvalidImageDigest',
  'InvalidImageTag',
];

function ofPlatform(fact: string, has: readonly string[], wanted: readonly string[]): Finding {
  const listed = has.filter((platform) => platform !== 'unknown/unknown').join(', ');
  if (wanted.length === 0) return ok(`${fact}, for ${listed}`);
  const lacking = wanted.filter((platform) => !has.includes(platform));
  if (lacking.length === 0) return ok(`${fact}, for ${listed}`);
  const words = `${fact}, for ${listed} and not for ${lacking.join(', ')}`;
  const mend = `build it for ${lacking.join(', ')} too: docker buildx build --platform ${wanted.join(',')}`;
  return lacking.length === wanted.length ? fail(words, mend) : warn(`${words}, which some instances are`, mend);
}
