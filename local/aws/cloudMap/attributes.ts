import { isIPv4, isIPv6 } from 'node:net';
import { AwsError } from '../wire/awsError.ts';
import type { ServiceState } from './state.ts';

/**
 * Holds an instance's attributes against its service's records (API reference of RegisterInstance).
 *
 * @throws AwsError InvalidInput
 */
export function checkAttributes(service: ServiceState, attributes: Readonly<Record<string, string>>): void {
  checkSizes(attributes);
  for (const { Type } of service.records) {
    if (Type === 'A') require(attributes, 'AWS_INSTANCE_IPV4', isIPv4);
    if (Type === 'AAAA') require(attributes, 'AWS_INSTANCE_IPV6', isIPv6);
    if (Type === 'CNAME') require(attributes, 'AWS_INSTANCE_CNAME', (value) => value !== '');
    if (Type === 'SRV') require(attributes, 'AWS_INSTANCE_PORT', (value) => /^\d{1,5}$/.test(value));
  }
  const health = attributes.AWS_INIT_HEALTH_STATUS;
  if (health === undefined) return;
  if (!service.customHealth) throw new AwsError('InvalidInput', 'AWS_INIT_HEALTH_STATUS needs a custom health check.');
  require(attributes, 'AWS_INIT_HEALTH_STATUS', (value) => value === 'HEALTHY' || value === 'UNHEALTHY');
}

function require(attributes: Readonly<Record<string, string>>, name: string, valid: (value: string) => boolean): void {
  const value = attributes[name];
  if (value === undefined) throw new AwsError('InvalidInput', `the service's records need the attribute ${name}.`);
  if (!valid(value)) throw new AwsError('InvalidInput', `"${value}" is no value for the attribute ${name}.`);
}

function checkSizes(attributes: Readonly<Record<string, string>>): void {
  const entries = Object.entries(attributes);
  const custom = entries.filter(([name]) => !name.startsWith('AWS_')).length;
  const characters = entries.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  const tooLong = entries.some(([name, value]) => name.length > 255 || value.length > 1024);
  if (custom > 30 || characters > 5000 || tooLong) {
    throw new AwsError('InvalidInput', 'the attributes are more than 30 custom ones, or too long.');
  }
}
