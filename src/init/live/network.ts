import { defined } from '../../values/defined.ts';
import type { Live } from './live.ts';

/** Where the tasks run; undefined where their VPC is not known. */
export function networkOf({ vpc, service: { networkConfiguration } }: Live) {
  const { subnets, securityGroups, assignPublicIp } = networkConfiguration?.awsvpcConfiguration ?? {};
  if (subnets === undefined || vpc === undefined) return undefined;
  return defined({ vpc, subnets, securityGroups, assignPublicIp: assignPublicIp === 'ENABLED' ? true : undefined });
}

/** What is known of it all the same, for whoever fills it in. */
export function networkNotes({ service: { networkConfiguration } }: Live): readonly string[] {
  const { subnets = [], securityGroups = [], assignPublicIp } = networkConfiguration?.awsvpcConfiguration ?? {};
  if (subnets.length === 0) return [];
  const address = assignPublicIp === 'ENABLED' ? ', with a public address' : '';
  return [
    `the service runs in the subnets ${subnets.join(', ')} with the security groups ${securityGroups.join(', ') || '(none)'}${address}`,
  ];
}
