import type {
  BatchGetImageRequest,
  BatchGetImageResponse,
  DescribePullThroughCacheRulesResponse,
  GetDownloadUrlForLayerRequest,
  GetDownloadUrlForLayerResponse,
  Image,
  ImageFailure,
  ImageIdentifier,
} from '@aws-sdk/client-ecr';
import { AwsError } from '../wire/awsError.ts';
import type { AwsService } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';

export interface EcrOptions {
  /** Repositories with their tags; without them every image is there, for both architectures. */
  readonly repositories?: Readonly<Record<string, Readonly<Record<string, ImageOptions>>>>;
}

export interface ImageOptions {
  /** `linux/arm64`; left out, the manifest is of one image, and does not say of which platform. */
  readonly platforms?: readonly string[];
  /** Of a manifest of one image, the platform that its configuration says. */
  readonly built?: string;
}

const both: ImageOptions = { platforms: ['linux/amd64', 'linux/arm64'] };

/** What of ECR can be read: images by tag or digest. */
export function makeEcr({ repositories }: EcrOptions): AwsService {
  function batchGet(input: Validated<BatchGetImageRequest>): BatchGetImageResponse {
    const { repositoryName, registryId, imageIds } = input;
    const tags = repositories === undefined ? undefined : repositories[repositoryName];
    if (repositories && !tags) {
      const words = `The repository with name '${repositoryName}' does not exist in the registry with id '${registryId}'`;
      throw new AwsError('RepositoryNotFoundException', words);
    }
    const found = imageIds.map((imageId) => imageOf(imageId, repositoryName, tags));
    return {
      images: found.flatMap((one) => ('imageManifest' in one ? [one] : [])),
      failures: found.flatMap((one) => ('failureCode' in one ? [one] : [])),
    };
  }
  const rules = (): DescribePullThroughCacheRulesResponse => ({ pullThroughCacheRules: [] });
  // Where AWS gives a signed address in S3, here is one that holds the layer itself.
  const layer = ({ layerDigest }: Validated<GetDownloadUrlForLayerRequest>): GetDownloadUrlForLayerResponse => {
    const [os, architecture] = Buffer.from(layerDigest.replace('sha256:', ''), 'hex')
      .toString()
      .replace(/\0/g, '')
      .split('/');
    const downloadUrl = `data:application/json,${encodeURIComponent(JSON.stringify({ os, architecture }))}`;
    return { downloadUrl, layerDigest };
  };
  return {
    name: 'ECR',
    target: 'AmazonEC2ContainerRegistry_V20150921',
    operations: { BatchGetImage: batchGet, DescribePullThroughCacheRules: rules, GetDownloadUrlForLayer: layer },
  };
}

function imageOf(
  imageId: ImageIdentifier,
  repositoryName: string,
  tags: Readonly<Record<string, ImageOptions>> | undefined,
): Image | ImageFailure {
  const { imageTag = 'by-digest' } = imageId;
  const image = tags ? tags[imageTag] : both;
  if (!image) return { imageId, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' };
  const imageDigest =
    imageId.imageDigest ?? `sha256:${Buffer.from(imageTag).toString('hex').padEnd(64, '0').slice(0, 64)}`;
  return { repositoryName, imageId: { ...imageId, imageDigest }, ...manifestOf(image) };
}

function manifestOf({ platforms, built }: ImageOptions): Pick<Image, 'imageManifest' | 'imageManifestMediaType'> {
  const mediaType = `application/vnd.oci.image.${platforms ? 'index' : 'manifest'}.v1+json`;
  const manifests = platforms?.map((platform) => {
    const [os, architecture] = platform.split('/');
    return { platform: { os, architecture } };
  });
  return {
    imageManifest: JSON.stringify({
      schemaVersion: 2,
      mediaType,
      manifests,
      ...(built && { config: { digest: digestOf(built) } }),
    }),
    imageManifestMediaType: mediaType,
  };
}

/** A digest that a platform can be read from again. */
function digestOf(platform: string): string {
  return `sha256:${Buffer.from(platform).toString('hex').padEnd(64, '0')}`;
}
