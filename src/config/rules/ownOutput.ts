import { error, type Finding, warning } from '../finding.ts';
import { isSameLogGroup, ownLogGroup } from '../logGroup.ts';
import type { Config } from '../schema.ts';
import { each } from './unlessWrong.ts';

/**
 * What Fluentd and the batch say about themselves is no line of the application: no row will ever match it. A filter may
 * leave it out, and an ARN may be another account's group of the same name.
 */
export function ownOutput(config: Config): readonly Finding[] {
  const own = ownLogGroup(config);
  return each(config.verify?.logs ?? [], ({ group, filter }, at) => {
    if (!isSameLogGroup(group, own)) return [];
    const path = ['verify', 'logs', at, 'group'];
    const fact = `verify.logs[${at}].group is the group of the containers’ own output, which `;
    const other =
      'name the group that the application writes to, or give the containers another: `logs: { group: /ecs/NAME }`';
    if (group === own && filter === undefined) return [error(path, `${fact}would be counted as lines`, other)];
    const unless = group === own ? 'the filter leaves it out' : 'the ARN is of another account or Region';
    return [warning(path, `${fact}is counted as lines unless ${unless}`, other)];
  });
}
