import { error, type Finding } from '../finding.ts';
import type { Config } from '../schema.ts';

/** On Fargate the log driver has no host to learn its Region from. */
export function fargateRegion({ launchType, region }: Config): readonly Finding[] {
  if (launchType !== 'FARGATE' || region !== undefined) return [];
  return [
    error(
      ['launchType'],
      'Fargate needs the region: its log driver cannot find it out',
      'write `region: eu-west-1`, or set AWS_REGION in the workflow step',
    ),
  ];
}

/** What tags may be, on every service that is used here. Source: "Tag naming limits", API reference of Amazon ECS. */
export function tagLimits({ tags }: Config): readonly Finding[] {
  const names = Object.keys(tags);
  const count = names.length > 50 ? [error(['tags'], `tags has ${names.length} entries`, 'AWS takes at most 50')] : [];
  return [...count, ...names.flatMap((name) => tagLimit(name, tags[name] ?? ''))];
}

function tagLimit(name: string, value: string): readonly Finding[] {
  const path = ['tags', name];
  if (/^aws:/i.test(name)) {
    return [
      { ...error(path, `the tag ${name} begins with aws:, which is AWS’s own`, 'choose another name'), at: 'key' },
    ];
  }
  if (name.length === 0 || name.length > 128) {
    return [{ ...error(path, `a tag’s name has ${name.length} characters`, 'from 1 to 128'), at: 'key' }];
  }
  if (value.length > 256) return [error(path, `the tag ${name} has ${value.length} characters`, 'at most 256')];
  return [];
}
