import { error, type Finding } from '../finding.ts';
import { SECURITY_VARIABLES } from '../places.ts';
import type { Config } from '../schema.ts';
import { each } from './unlessWrong.ts';

/** What `fluentd.security` sets in the container; ECS refuses a name that stands there twice. */
export function securityVariables({ fluentd }: Config): readonly Finding[] {
  return each(['environment', 'secrets'] as const, (section) =>
    Object.values(SECURITY_VARIABLES)
      .filter((name) => Object.hasOwn(fluentd[section], name))
      .map((name) => ({
        ...error(
          ['fluentd', section, name],
          `fluentd.${section} sets ${name}, which is for fluentd.security`,
          'name the secret there: `security: { sharedKey: arn:aws:secretsmanager:… }`',
        ),
        at: 'key' as const,
      })),
  );
}
