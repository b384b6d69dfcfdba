import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

/** What a property may hold, as AWS publishes it for CloudFormation. */
export type PropertyType =
  | { readonly type: 'string' | 'integer'; readonly allowedValues?: readonly (string | number)[] }
  | { readonly type: 'number' | 'boolean' | 'json' | 'date-time' | 'tag' | 'null' }
  | { readonly type: 'array' | 'map'; readonly element: PropertyType }
  | { readonly type: 'ref'; readonly reference: { readonly $ref: string } }
  | { readonly type: 'union'; readonly types: readonly PropertyType[] };

export type Properties = Readonly<Record<string, { readonly type: PropertyType; readonly required?: boolean }>>;

export interface Spec {
  /** Undefined for a type of which AWS knows nothing. */
  resource(type: string): { readonly properties: Properties; readonly attributes: readonly string[] } | undefined;
  /** The members of a type that a property refers to. */
  members(reference: { readonly $ref: string }): Properties;
}

/** The published schemas of all resources. It takes seconds. */
export function loadSpec(): Spec {
  const database = loadAwsServiceSpecSync();
  return {
    resource: (type) => {
      const [found] = database.lookup('resource', 'cloudFormationType', 'equals', type);
      if (!found) return undefined;
      return { properties: found.properties as Properties, attributes: Object.keys(found.attributes) };
    },
    members: (reference) => database.get('typeDefinition', reference as never).properties as Properties,
  };
}
