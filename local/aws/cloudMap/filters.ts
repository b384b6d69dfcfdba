import type { FilterCondition, NamespaceFilter, ServiceFilter } from '@aws-sdk/client-servicediscovery';
import { AwsError } from '../wire/awsError.ts';
import type { Validated } from '../wire/validated.ts';
import type { NamespaceState, ServiceState } from './state.ts';

/** A test that holds for the namespaces which all of the filters of ListNamespaces let pass. */
export function matchesNamespace(
  filters: readonly Validated<NamespaceFilter>[],
): (namespace: NamespaceState) => boolean {
  const tests = filters.map(namespaceTest);
  return (namespace) => tests.every((test) => test(namespace));
}

/** The same for ListServices, whose namespace is given by id or by ARN. */
export function matchesService(filters: readonly Validated<ServiceFilter>[]): (service: ServiceState) => boolean {
  const tests = filters.map(serviceTest);
  return (service) => tests.every((test) => test(service));
}

function namespaceTest(filter: Validated<NamespaceFilter>): (namespace: NamespaceState) => boolean {
  const matches = condition(filter);
  switch (filter.Name) {
    case 'NAME':
    case 'HTTP_NAME':
      return ({ name }) => matches(name);
    case 'TYPE':
      return () => matches('DNS_PRIVATE');
    case 'RESOURCE_OWNER':
      return () => matches('SELF');
  }
}

function serviceTest(filter: Validated<ServiceFilter>): (service: ServiceState) => boolean {
  if (filter.Condition !== undefined && filter.Condition !== 'EQ') throw invalid(filter);
  const ids = filter.Values.map((value) => value.split('/').at(-1) ?? value);
  const matches = condition({ ...filter, Values: ids });
  switch (filter.Name) {
    case 'NAMESPACE_ID':
      return ({ namespaceId }) => matches(namespaceId);
    case 'RESOURCE_OWNER':
      return () => matches('SELF');
  }
}

interface Filter {
  readonly Name: string;
  readonly Values: readonly string[];
  readonly Condition?: FilterCondition | undefined;
}

/** EQ, the default, and BEGINS_WITH, each with one value, are all that these lists know. */
function condition(filter: Filter): (value: string) => boolean {
  const [wanted, ...more] = filter.Values;
  if (wanted === undefined || more.length > 0) throw invalid(filter);
  if (filter.Condition === undefined || filter.Condition === 'EQ') return (value) => value === wanted;
  if (filter.Condition !== 'BEGINS_WITH' || filter.Name === 'RESOURCE_OWNER') throw invalid(filter);
  return (value) => value.startsWith(wanted);
}

function invalid(filter: Filter): AwsError {
  return new AwsError(
    'InvalidInput',
    `The filter ${filter.Name} cannot have the condition ${filter.Condition ?? 'EQ'} with ${filter.Values.length} values.`,
  );
}
