import { capacityPlace, runsOn } from '../capacity.ts';
import { error, type Finding, type Path, showPath, warning } from '../finding.ts';
import type { Config } from '../schema.ts';
import { each, unlessWrong } from './unlessWrong.ts';

const containers = ['fluentd', 'batch'] as const;

/** The same task definition with another image behind its tag is "unchanged": a push would deploy nothing. */
export function movingTag(config: Config): readonly Finding[] {
  return each(containers, (name) => movingTagOf([name, 'image'], config[name].image));
}

/** The same of one image. */
export function movingTagOf(path: Path, image: string): readonly Finding[] {
  const isLatest = image.endsWith(':latest');
  // A tag or a digest; a colon before the last slash is a registry's port.
  if (!isLatest && /[:@][^/]*$/.test(image)) return [];
  return [
    warning(
      path,
      `${showPath(path)} has ${isLatest ? 'the tag latest' : 'no tag'}: a push of a new image changes nothing here, so nothing is deployed`,
      'tag the image with the commit, or name its digest: registry/name:e6767fd9',
    ),
  ];
}

/** ECS refuses a name that is both a plain variable and a secret. */
export function namedTwice(config: Config): readonly Finding[] {
  return each(containers, (name) =>
    Object.keys(config[name].secrets)
      .filter((variable) => Object.hasOwn(config[name].environment, variable))
      .map((variable) => ({
        ...error(
          [name, 'secrets', variable],
          `${variable} stands in ${name}.environment and in ${name}.secrets`,
          'keep it in one of them',
        ),
        at: 'key' as const,
      })),
  );
}

/** Nothing splits a command into words: `["cron -f"]` is a program with a space in its name. */
export function commandWords({ batch }: Config): readonly Finding[] {
  if (!/\S\s+\S/.test(String(batch.command[0]))) return [];
  return [
    warning(
      ['batch', 'command', 0],
      'batch.command begins with a text of several words: the container would look for a program of that whole name',
      'make each word an entry of its own: [cron, -f]; a line for a shell is [sh, -c, "…"]',
    ),
  ];
}

/** RegisterTaskDefinition refuses secrets without an execution role; on Fargate that role also pulls and logs. */
export function executionRole(config: Config): readonly Finding[] {
  if (config.roles.execution !== undefined) return [];
  const reader = containers.find((name) => unlessWrong(() => Object.keys(config[name].secrets).length > 0));
  const secured = unlessWrong(() => Object.keys(config.fluentd.security).length > 0);
  const hint = 'write `roles: { execution: arn:aws:iam::123456789012:role/name }`';
  if (unlessWrong(() => runsOn(config)) === 'FARGATE') {
    return [error(capacityPlace(config), 'Fargate needs roles.execution to pull images and to write logs', hint)];
  }
  const path = reader === undefined ? (secured ? ['fluentd', 'security'] : undefined) : [reader, 'secrets'];
  if (path === undefined) return [];
  return [error(path, `${showPath(path)} needs roles.execution: ECS reads secrets by that role`, hint)];
}
