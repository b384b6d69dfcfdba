import {
  BatchGetImageCommand,
  GetDownloadUrlForLayerCommand,
  paginateDescribePullThroughCacheRules,
} from '@aws-sdk/client-ecr';
import { entriesOf } from '../../aws/entries.ts';
import type { Finding } from '../check.ts';
import { unfit } from '../hosts/fit.ts';
import { kindOfCapacity } from '../hosts/kind.ts';
import { wantedOf } from '../hosts/wanted.io.ts';
import { readJson } from '../images/readJson.io.ts';
import { configurationOf, type EcrImage, ecrImage, platformOf } from '../images/reference.ts';
import type { Look } from '../look.ts';
import type { Room } from '../room.io.ts';
import { knownOf, mapped, type Seen } from '../seen.ts';
import { type ImageAnswer, judgeImage, ofOtherRegistry, reasonGone } from './images.ts';

export const images: Look = {
  name: 'images',
  about: ['fluentd.image', 'batch.image', 'app.forwarder.image'],
  look: async (room) => {
    const { taskDefinition, app } = room.desired;
    const named = taskDefinition.containerDefinitions.map(({ image }) => image);
    const forwarder = app ? app.parts.forwarder?.container.image : undefined;
    const platforms = await platformsOf(room);
    // The forwarder runs where the app does.
    return await Promise.all([
      ...[...new Set(named)].map((image) => lookAt(room, image, platforms)),
      ...(forwarder === undefined || named.includes(forwarder) ? [] : [lookAt(room, forwarder, [])]),
    ]);
  },
};

/** What ECR can give a manifest as; without them it makes an old form of it. */
const acceptedMediaTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

async function lookAt({ ask, clients }: Room, image: string, platforms: readonly string[]): Promise<Finding> {
  const of = ecrImage(image);
  if (of === undefined) return ofOtherRegistry(image);
  const input = { registryId: of.account, repositoryName: of.repository, imageIds: [of.id], acceptedMediaTypes };
  const send = () => clients.ecr(of.region).send(new BatchGetImageCommand(input));
  const answer = await ask('ecr:BatchGetImage', send, ['RepositoryNotFoundException']);
  const cached = reasonGone(answer) === undefined ? undefined : await isCached({ ask, clients }, of);
  return judgeImage(image, answer, platforms, { cached, own: await ownPlatform({ ask, clients }, of, answer) });
}

/** Of which platform an image is that no list of images leads to: its own configuration says so, which is a layer of its own. */
async function ownPlatform(
  { ask, clients }: Pick<Room, 'ask' | 'clients'>,
  { account: registryId, region, repository: repositoryName }: EcrImage,
  answer: ImageAnswer,
): Promise<Seen<string | undefined> | undefined> {
  const layerDigest = configurationOf(knownOf(answer)?.images?.[0]?.imageManifest ?? '');
  if (layerDigest === undefined) return undefined;
  const input = { registryId, repositoryName, layerDigest };
  const send = () => clients.ecr(region).send(new GetDownloadUrlForLayerCommand(input));
  const given = await ask('ecr:GetDownloadUrlForLayer', send);
  if (given.kind !== 'seen') return given;
  return mapped(
    await ask('GET of the image’s configuration', () => readJson(given.value.downloadUrl ?? '')),
    platformOf,
  );
}

/** Whether ECR fetches from another registry what the repository lacks. */
async function isCached(
  { ask, clients }: Pick<Room, 'ask' | 'clients'>,
  { account, region, repository }: EcrImage,
): Promise<boolean> {
  const list = () =>
    entriesOf(
      paginateDescribePullThroughCacheRules({ client: clients.ecr(region) }, { registryId: account }),
      (page) => page.pullThroughCacheRules,
    );
  const rules = knownOf(await ask('ecr:DescribePullThroughCacheRules', list)) ?? [];
  return rules.some(({ ecrRepositoryPrefix: prefix }) => prefix === 'ROOT' || repository.startsWith(`${prefix}/`));
}

const ofArchitecture: Readonly<Record<string, string>> = { x86_64: 'linux/amd64', arm64: 'linux/arm64' };

/** A task definition without a platform runs on x86 on Fargate, and on EC2 as its host is. */
async function platformsOf(room: Room): Promise<readonly string[]> {
  const { desired, shared } = room;
  if (kindOfCapacity(desired) === 'FARGATE') return ['linux/amd64'];
  const [hosts, wanted] = await Promise.all([shared.hosts(), wantedOf(room)]);
  const all = knownOf(hosts) ?? [];
  const fitting = all.filter((host) => unfit(host, wanted) === undefined);
  return [
    ...new Set(
      (fitting.length > 0 ? fitting : all).flatMap(({ architecture = '' }) => ofArchitecture[architecture] ?? []),
    ),
  ];
}
