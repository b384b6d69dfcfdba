import { readFileSync } from 'node:fs';
import { parseTemplate } from '../../scripts/template/parse.ts';

/** The actions that a policy of examples/ allows, in order of name and each once. */
export function allowedBy(policy: string): readonly string[] {
  const text = readFileSync(new URL(`../../examples/${policy}.json`, import.meta.url), 'utf8');
  const { Statement } = JSON.parse(text) as { readonly Statement: readonly { readonly Action: string | string[] }[] };
  return [...new Set(Statement.flatMap(({ Action }) => Action))].sort();
}

/** The actions that policies of the template allow, in order of name and each once. */
export function allowedByTemplate(...policies: readonly string[]): readonly string[] {
  const { Resources } = parseTemplate(readFileSync(new URL('../../lambda/template.yaml', import.meta.url), 'utf8'));
  const actions = policies.flatMap((policy) => actionsIn(Resources[policy]?.Properties?.PolicyDocument));
  return [...new Set(actions)].sort();
}

/** In a statement, or in one that stands there by a condition. */
function actionsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { Action, ...others } = value as { readonly Action?: string | readonly string[] };
  return [...[Action ?? []].flat(), ...Object.values(others).flatMap(actionsIn)];
}
