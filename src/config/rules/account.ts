import { capacityPlace, runsOn } from '../capacity.ts';
import { error, type Finding, showPath } from '../finding.ts';
import type { Config } from '../schema.ts';
import { reportedAlready } from './names.ts';
import { each } from './unlessWrong.ts';

/** On Fargate the log driver has no host to learn its Region from. */
export function fargateRegion(config: Config): readonly Finding[] {
  if (config.region !== undefined || runsOn(config) !== 'FARGATE') return [];
  return [
    error(
      capacityPlace(config),
      'Fargate needs the region: its log driver cannot find it out',
      'write `region: eu-west-1`, or set AWS_REGION in the workflow step',
    ),
  ];
}

/** An ARN names its Region, and all calls go to one: there is no cluster of that ARN in another. */
export function clusterRegion({ cluster, region }: Config): readonly Finding[] {
  const own = /:ecs:([^:]*):/.exec(cluster)?.[1];
  if (own === undefined || region === undefined || own === region) return [];
  return [
    error(
      ['cluster'],
      `cluster is in ${own}, and the region is ${region}`,
      'name a cluster of that Region, or write its Region in `region` (without it, that of the environment is taken)',
    ),
  ];
}

/** What this project adds, or added, to what it makes: by the first it is found again, the others remember. */
const own = ['', ':hash', ':echo', ':app', ':vpc'].map((what) => `legacy-log-ecs${what}`);

/** AWS takes 50 tags, and at most two of this project stand on one thing. */
const ownTags = 2;
const mostTags = 50 - ownTags;

/**
 * What CloudWatch Logs takes in names and values, the narrowest of the services that are used here.
 * Source: CreateLogGroup's `tags`, API reference of Amazon CloudWatch Logs.
 */
const taken = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const takenWords = 'letters, digits, spaces and _ . : / = + - @';

/** What tags may be, on every service that is used here. Source: "Tag naming limits", API reference of Amazon ECS. */
export function tagLimits({ tags }: Config): readonly Finding[] {
  const names = Object.keys(tags);
  const count =
    names.length > mostTags
      ? [
          error(
            ['tags'],
            `tags has ${names.length} entries`,
            `at most ${mostTags}: AWS takes 50, of which this project needs ${ownTags}`,
          ),
        ]
      : [];
  return [...count, ...names.flatMap(nameLimit), ...each(names, (name) => valueLimit(name, tags[name] as string))];
}

function nameLimit(name: string): readonly Finding[] {
  const path = ['tags', name];
  const refused = (message: string, hint: string) => [{ ...error(path, message, hint), at: 'key' as const }];
  if (reportedAlready(name)) return [];
  if (own.includes(name)) return refused(`${showPath(path)} is set by this project itself`, 'choose another name');
  if (/^aws:/i.test(name))
    return refused(`${showPath(path)} begins with aws:, which is AWS’s own`, 'choose another name');
  if (name.length === 0 || name.length > 128) {
    return refused(`a tag’s name has ${name.length} characters`, 'from 1 to 128');
  }
  if (taken.test(name)) return [];
  return refused(`${showPath(path)} has a character in its name that CloudWatch Logs does not take`, takenWords);
}

function valueLimit(name: string, value: string): readonly Finding[] {
  const path = ['tags', name];
  const shown = showPath(path);
  if (/^aws:/i.test(value))
    return [error(path, `${shown} begins with aws:, which is AWS’s own`, 'write another value')];
  if (value.length > 256) return [error(path, `${shown} has ${value.length} characters`, 'at most 256')];
  if (taken.test(value)) return [];
  return [error(path, `${shown} has a character that CloudWatch Logs does not take`, takenWords)];
}
