import { error, type Finding, warning } from '../finding.ts';
import type { Config } from '../schema.ts';
import { each } from './unlessWrong.ts';

/** RFC 6762 gives `.local` to multicast DNS. */
export function localNamespace({ discovery }: Config): readonly Finding[] {
  const { namespace } = discovery;
  if (!/(^|\.)local$/i.test(namespace)) return [];
  return [
    warning(
      ['discovery', 'namespace'],
      `names in .local belong to multicast DNS: a sender whose nsswitch.conf says "mdns4_minimal [NOTFOUND=return]" never asks the DNS server for ${discovery.service}.${namespace}`,
      'use a namespace such as `internal`, or make sure that no sender’s image has libnss-mdns',
    ),
  ];
}

/** DNS allows 253 characters in a whole name. */
export function nameLength({ discovery }: Config): readonly Finding[] {
  const length = `${discovery.service}.${discovery.namespace}`.length;
  if (length <= 253) return [];
  return [
    error(['discovery', 'namespace'], `the name has ${length} characters, DNS allows 253`, 'shorten the namespace'),
  ];
}

/** After a replacement, senders look for Fluentd at its old address, or nowhere, for as long as resolvers remember. */
export function longTtl({ discovery }: Config): readonly Finding[] {
  return each(['ttl', 'soaTtl'] as const, (name) =>
    discovery[name] <= 60
      ? []
      : [
          warning(
            ['discovery', name],
            `discovery.${name} is ${discovery[name]}: after each redeploy senders may not find Fluentd for that many seconds`,
            'write 10, or at most 60',
          ),
        ],
  );
}
