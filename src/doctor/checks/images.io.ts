import { BatchGetImageCommand, paginateDescribePullThroughCacheRules } from '@aws-sdk/client-ecr';
import { entriesOf } from '../../aws/entries.ts';
import type { Finding } from '../check.ts';
import { unfit } from '../hosts/fit.ts';
import { kindOfCapacity } from '../hosts/kind.ts';
import { wantedOf } from '../hosts/wanted.io.ts';
import { type EcrImage, ecrImage } from '../images/reference.ts';
import type { Look } from '../look.ts';
import type { Room } from '../room.io.ts';
import { knownOf } from '../seen.ts';
import { judgeImage, ofOtherRegistry, reasonGone } from './images.ts';

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
  return judgeImage(image, answer, platforms, cached);
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
