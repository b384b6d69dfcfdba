import type { ContainerRecord } from '../records/container.ts';
import { CannotStart } from './cannotStart.ts';
import type { Image, ImageCatalogue } from './image.ts';

/** "Pulls" the images of all containers, by the containers' names; none is started while one image is missing. */
export function pullImages(images: ImageCatalogue, containers: readonly ContainerRecord[]): Map<string, Image> {
  return new Map(containers.map((container) => [container.definition.name ?? '', pull(images, container)]));
}

function pull(images: ImageCatalogue, { definition }: ContainerRecord): Image {
  const reference = definition.image ?? '';
  const image = images(repositoryOf(reference));
  if (image) return image;
  throw new CannotStart(
    `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${reference}: ${reference}: not found`,
    definition.name,
  );
}

function repositoryOf(reference: string): string {
  const last = reference.slice(reference.lastIndexOf('/') + 1);
  return last.split(/[:@]/)[0] ?? last;
}
