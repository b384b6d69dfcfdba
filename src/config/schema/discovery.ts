import * as v from 'valibot';
import { form, whole } from './forms.ts';

const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?';

export const discovery = v.pipe(
  v.strictObject({
    namespace: v.optional(
      form(
        new RegExp(`^(?=.{1,253}$)${label}(\\.${label})*$`),
        'a DNS name such as internal or logs.internal',
        'The private DNS namespace',
        'internal',
      ),
      'internal',
    ),
    service: v.optional(
      form(
        new RegExp(`^${label}$`),
        'one DNS label such as fluentd: up to 63 letters, digits and -, no dots',
        'The name inside the namespace',
        'fluentd',
      ),
      'fluentd',
    ),
    ttl: v.optional(whole(0, 86_400, 'TTL of the A record, in seconds'), 10),
    soaTtl: v.optional(whole(0, 86_400, 'How long resolvers remember that the name does not exist, in seconds'), 10),
  }),
  v.description('The name by which the senders find Fluentd: <service>.<namespace>'),
);
