import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { defined } from '../../values/defined.ts';
import { holdsSecret, isSecretLike } from '../../values/secretLike.ts';
import type { Gap } from '../draft.ts';
import { secretGap, secretPlaceholder } from '../gaps.ts';

/** What both sections say of a container. */
export interface Written {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly gaps: readonly Gap[];
  readonly notes: readonly string[];
}

/** What a deploy writes into a container by itself, and the check or the rendering knows from other settings. */
export interface Own {
  /** Variables. */
  readonly environment: ReadonlySet<string>;
  readonly secrets: ReadonlySet<string>;
}

/** A container as the configuration has it; the values of what looks like a secret are left out. */
export function writtenContainer(section: 'fluentd' | 'batch', container: ContainerDefinition, own: Own): Written {
  const { image, cpu, memoryReservation, memory, stopTimeout, command = [] } = container;
  const plain = (container.environment ?? []).flatMap(({ name, value = '' }) =>
    name === undefined || own.environment.has(name) ? [] : [{ name, value }],
  );
  const secret = plain.filter(({ name, value }) => isSecretLike(name, value));
  const kept = (container.secrets ?? []).filter(({ name }) => name !== undefined && !own.secrets.has(name));
  const secrets = {
    ...Object.fromEntries(kept.map(({ name, valueFrom }) => [name, valueFrom])),
    ...Object.fromEntries(secret.map(({ name }) => [name, secretPlaceholder])),
  };
  const environment = Object.fromEntries(
    plain.filter((one) => !secret.includes(one)).map(({ name, value }) => [name, value]),
  );
  const isSecretCommand = hasSecretCommand(container);
  return {
    settings: defined({
      image,
      cpu: cpu ?? 0,
      memoryReservation: memoryReservation ?? memory,
      memory,
      stopTimeout,
      ...(section === 'batch' && command.length > 0 && !isSecretCommand && { command }),
      ...(Object.keys(environment).length > 0 && { environment }),
      ...(Object.keys(secrets).length > 0 && { secrets }),
    }),
    gaps: secret.map(({ name }) => secretGap(section)(name)),
    notes: [
      ...secret.map(
        ({ name }) =>
          `${name} stood in the environment in plain and looks like a secret: its value was not written here`,
      ),
      ...(section === 'batch' && isSecretCommand
        ? ['the command seems to hold a secret, and was not written here: without it the batch runs cron -f']
        : []),
      ...(section === 'batch' && command.length === 0
        ? ['the batch has no command beside its image’s own: a deploy writes cron -f in its place']
        : []),
      ...(container.name === section ? [] : [`the container ${container.name} is called ${section} by a deploy`]),
    ],
  };
}

/** Whether a word of its command seems to hold one. */
export function hasSecretCommand(container: ContainerDefinition | undefined): boolean {
  return (container?.command ?? []).some((word) => holdsSecret(word));
}
