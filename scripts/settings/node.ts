/** As much of JSON Schema as the configuration's own has. */
export interface Node {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Node | false;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
}

/**
 * The setting without the words that a variable may stand in its place: the first of two forms is the setting's own.
 * What is said of both stays.
 */
export function withoutVariable(node: Node): Node {
  const { anyOf, ...rest } = node;
  return anyOf?.[0] === undefined ? node : { ...anyOf[0], ...rest };
}
