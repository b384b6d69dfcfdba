import { error, type Finding } from '../finding.ts';
import { each } from '../known.ts';
import { isSameLogGroup, ownLogGroup } from '../logGroup.ts';
import type { Config } from '../schema.ts';

/** What Fluentd and the batch say about themselves is no line of the application: no row will ever match it. */
export function ownOutput(config: Config): readonly Finding[] {
  return each(config.verify?.logs ?? [], ({ group }, at) =>
    isSameLogGroup(group, ownLogGroup(config))
      ? [
          error(
            ['verify', 'logs', at, 'group'],
            `verify.logs[${at}].group is the group of the containers’ own output, which would be counted as lines`,
            'name the group that the application writes to, or give the containers another: `logs: { group: /ecs/NAME }`',
          ),
        ]
      : [],
  );
}
