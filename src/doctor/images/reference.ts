/** An image of a private registry of ECR. */
export interface EcrImage {
  readonly account: string;
  readonly region: string;
  readonly repository: string;
  readonly id: { readonly imageTag: string } | { readonly imageDigest: string };
}

const form =
  /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.[a-z.]+\/([a-z0-9._/-]+?)(?::([A-Za-z0-9_][A-Za-z0-9_.-]*))?(?:@(sha256:[0-9A-Fa-f]{64}))?$/;

/** Undefined for the image of any other registry. A digest wins over a tag, as it does when it is pulled. */
export function ecrImage(image: string): EcrImage | undefined {
  const [, account, region, repository, tag = 'latest', digest] = form.exec(image) ?? [];
  if (account === undefined || region === undefined || repository === undefined) return undefined;
  return { account, region, repository, id: digest === undefined ? { imageTag: tag } : { imageDigest: digest } };
}

/** The digest of an image's own configuration, which says of which platform it is; undefined in a manifest that lists images. */
export function configurationOf(manifest: string): string | undefined {
  const parsed = parse(manifest);
  const config = isRecord(parsed) ? parsed.config : undefined;
  return isRecord(config) && typeof config.digest === 'string' ? config.digest : undefined;
}

/** `linux/arm64`, by an image's own configuration. */
export function platformOf(configuration: unknown): string | undefined {
  if (!isRecord(configuration)) return undefined;
  const { os, architecture } = configuration;
  return typeof os === 'string' && typeof architecture === 'string' ? `${os}/${architecture}` : undefined;
}

/** The platforms that a manifest lists, `linux/arm64`; undefined where it is of one image, whose platform stands elsewhere. */
export function platformsOf(manifest: string): readonly string[] | undefined {
  const parsed = parse(manifest);
  if (!isRecord(parsed) || !Array.isArray(parsed.manifests)) return undefined;
  return parsed.manifests.flatMap((one: unknown) => {
    const platform = isRecord(one) ? one.platform : undefined;
    return isRecord(platform) ? [`${platform.os}/${platform.architecture}`] : [];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
