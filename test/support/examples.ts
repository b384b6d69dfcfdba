import { readFileSync } from 'node:fs';

/** The actions that a policy of examples/ allows, in order of name. */
export function allowedBy(policy: string): readonly string[] {
  const text = readFileSync(new URL(`../../examples/${policy}.json`, import.meta.url), 'utf8');
  const { Statement } = JSON.parse(text) as { readonly Statement: readonly { readonly Action: string | string[] }[] };
  return Statement.flatMap(({ Action }) => Action).sort();
}
